import { expect, test } from "vitest";
import type { PhaseSummaryWire } from "../../../src/contract/operations.ts";
import { addressName, phaseUnderWay, placeText } from "./words.ts";

const phase = (name: string, state: PhaseSummaryWire["state"], startsOn: string, endsOn: string) =>
  ({ id: name, name, title: name, state, startsOn, endsOn, taskings: 0 }) satisfies PhaseSummaryWire;

const AUTUMN = phase("autumn", "ended", "2025-09-01", "2025-09-30");
const WINTER = phase("winter", "live", "2026-01-10", "2026-01-31");
const SPRING = phase("spring", "draft", "2026-04-01", "2026-04-30");

test("the phase under way is the live one of today, before it the next, and after the last the last", () => {
  const all = [SPRING, AUTUMN, WINTER];
  expect(phaseUnderWay(all, "2026-01-15")?.name).toBe("winter");
  expect(phaseUnderWay(all, "2025-12-24")?.name).toBe("winter");
  expect(phaseUnderWay(all, "2026-02-15")?.name).toBe("spring");
  expect(phaseUnderWay(all, "2026-06-01")?.name).toBe("spring");
  expect(phaseUnderWay([AUTUMN], "2026-06-01")?.name).toBe("autumn");
  expect(phaseUnderWay([], "2026-06-01")).toBeUndefined();
  const drafted = phase("drafted", "draft", "2026-01-01", "2026-01-31");
  expect(phaseUnderWay([drafted, WINTER], "2026-01-15")?.name, "a draft of the same days").toBe("winter");
});

test("a title makes an address that the server takes", () => {
  expect(addressName("Lockstream: Autumn 2026")).toBe("lockstream-autumn-2026");
  expect(addressName("  Opération Élan ")).toBe("operation-elan");
  expect(addressName("x".repeat(59).concat("  y"))).toMatch(/^[a-z0-9][a-z0-9-]{1,59}$/);
});

test("a place is said by its port, its words and, where the port does not say it, the force area", () => {
  expect(placeText({ placeKind: "port", area: "KENT", placeCode: "GBDVR", place: "eastern docks" })).toBe(
    "Dover, eastern docks",
  );
  expect(placeText({ placeKind: "road", area: "KENT", placeCode: null, place: "Medway services" })).toBe(
    "Medway services, Kent Police",
  );
  expect(placeText({ placeKind: "sea", area: null, placeCode: null, place: "" })).toBe("At sea");
});
