import { expect, test } from "vitest";
import { readings } from "./readings.ts";

const read = (name: string, at: string, act = "consultation") => ({
  name,
  agency: "NCA",
  at,
  act,
  reason: "Supply line",
});

test("one person who opened a report three times is one row, with the first time and the last", () => {
  const rows = readings([
    read("Noor", "2026-11-22T10:00:00Z"),
    read("Noor", "2026-11-20T10:00:00Z"),
    read("Noor", "2026-11-21T10:00:00Z"),
  ]);
  expect(rows).toMatchObject([
    { name: "Noor", times: 3, firstAt: "2026-11-20T10:00:00Z", lastAt: "2026-11-22T10:00:00Z" },
  ]);
});

test("another act, or another person, is a row of its own, the latest first", () => {
  const rows = readings([
    read("Noor", "2026-11-20T10:00:00Z"),
    read("Noor", "2026-11-21T10:00:00Z", "disclosure"),
    read("James", "2026-11-22T10:00:00Z"),
  ]);
  expect(rows.map(({ name, act }) => `${name} ${act}`)).toEqual([
    "James consultation",
    "Noor disclosure",
    "Noor consultation",
  ]);
});
