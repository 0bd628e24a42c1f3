import { expect, test } from "vitest";
import { FORCES, NATIONAL_AGENCIES, REGIONS } from "./forces.ts";
import { countsPeople, MEASURES } from "./measures.ts";
import { PORTS } from "./ports.ts";
import { AGENCY_KINDS, POWERS, powersOffered } from "./powers.ts";
import { RESULT_KINDS } from "./results.ts";

const distinct = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);

test("43 territorial forces have a code each, and no two areas share a tile", () => {
  const numbers = FORCES.flatMap(({ number }) => number ?? []);
  expect(numbers).toHaveLength(43);
  distinct(numbers);
  distinct([...FORCES, ...NATIONAL_AGENCIES].map(({ code }) => code));
  distinct(FORCES.map(({ tile }) => tile.join()));
});

test("the areas of a region follow each other, so that taking neighbours together stays within it", () => {
  const changes = FORCES.filter((each, at) => each.region !== FORCES[at - 1]?.region);
  expect(changes.map(({ region }) => region)).toEqual(REGIONS);
});

test("every port lies in the area of a force", () => {
  const codes = FORCES.map(({ code }) => code);
  for (const port of PORTS) expect(codes, port.name).toContain(port.force);
  distinct(PORTS.map(({ code }) => code));
});

test("every measure is given by one kind of result, and every result gives measures that exist", () => {
  distinct(MEASURES.map(({ id }) => id));
  expect(RESULT_KINDS.flatMap(({ measures }) => measures).sort()).toEqual(
    MEASURES.map(({ id }) => id).sort(),
  );
});

test("people are counted in people, and money in pence", () => {
  for (const measure of MEASURES) {
    expect(countsPeople(measure), measure.id).toBe(measure.unit === "people");
    expect(measure.counts === "amount", measure.id).toBe(measure.unit === "pence");
  }
});

test("consent is offered to every kind of agency, and to question takes a power by name", () => {
  for (const kind of AGENCY_KINDS) expect(powersOffered(kind).map(({ id }) => id)).toContain("consent");
  distinct(POWERS.map(({ id }) => id));
  expect(powersOffered("partner").map(({ id }) => id)).toEqual(["consent"]);
});
