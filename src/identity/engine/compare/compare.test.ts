import { expect, test } from "vitest";
import { COMPARISONS, type ComparisonKind } from "../../../vocabulary/index.ts";
import { CHECKSUMS } from "../../checksums.ts";
import { prepare } from "../prepare/index.ts";
import { containerOf, withDigit } from "../testing/containers.ts";
import { comparePairs, outcomeOf, rarityOf } from "./index.ts";

/** What two values come to, by the id of the outcome; others stand by so that rarity means something. */
function outcome(kind: ComparisonKind, a: string, b: string, others: readonly string[] = []): string {
  return compared(kind, a, b, others).id;
}

function compared(kind: ComparisonKind, a: string, b: string, others: readonly string[]) {
  const column = [a, b, ...others];
  const { properties, order } = prepare({ headers: ["it"], columns: [column] }, { it: kind }, CHECKSUMS);
  const out = new Int32Array(1);
  comparePairs(properties)(order.indexOf(0), order.indexOf(1), out);
  const packed = out[0] as number;
  return { id: COMPARISONS[kind][outcomeOf(packed) - 1]?.id ?? "not known", rarity: rarityOf(packed) };
}

test("a name is its parts, whatever their order, capitals, marks, titles and particles", () => {
  expect(outcome("name", "HOXHA, Arben", "Arben Hoxha")).toBe("same");
  expect(outcome("name", "Mr. Arben Hoxha", "Arben Hoxha")).toBe("same");
  expect(outcome("name", "Karim al-Hassan", "HASSAN Karim")).toBe("same");
  expect(outcome("name", "Gëzim Çela", "Gezim Cela")).toBe("same");
});

test("short forms, joined forms, spellings and initials are told apart from difference", () => {
  expect(outcome("name", "Bill Hartwell", "William Hartwell")).toBe("spelling");
  expect(outcome("name", "Abdul Rahman Noori", "Abdulrahman Noori")).toBe("spelling");
  expect(outcome("name", "Arben Hoxha", "Arben Hohxa")).toBe("spelling");
  expect(outcome("name", "A. Hoxha", "Arben Hoxha")).toBe("initial");
  expect(outcome("name", "Hoxha", "Arben Hoxha")).toBe("within");
  expect(outcome("name", "Arben Hoxha", "Dritan Hoxha")).toBe("shared");
  expect(outcome("name", "Arben Hoxha", "Petrit Krasniqi")).toBe("different");
});

test("a script without vowels is held against consonants", () => {
  expect(outcome("name", "محمد", "Mohammed")).toBe("spelling");
  expect(outcome("name", "محسن", "Mohassen")).toBe("spelling");
  expect(outcome("name", "Владимир", "Vladimir")).toBe("same");
  expect(outcome("name", "محمد", "Karim")).toBe("different");
});

test("houses of different numbers are different houses", () => {
  expect(outcome("name", "104 Beacon Gardens", "106 Beacon Gardens")).toBe("shared");
});

test("a rare name weighs more than a common one", () => {
  const others = Array.from({ length: 50 }, () => "Ion Popa");
  expect(compared("name", "Kastrioti", "Kastrioti", others).rarity).toBeGreaterThan(
    compared("name", "Ion Popa", "Ion Popa", others).rarity + 3,
  );
});

test("dates of birth are compared by how they are miswritten and how exactly they are known", () => {
  expect(outcome("birth", "1981-10-27", "27/10/1981")).toBe("same");
  expect(outcome("birth", "1981-03-07", "1981-07-03")).toBe("swapped");
  expect(outcome("birth", "1981-10-27", "1981-10-21")).toBe("digit");
  expect(outcome("birth", "1981-10-27", "1981")).toBe("year");
  expect(outcome("birth", "1981-10-27", "1981-01-01")).toBe("year");
  expect(outcome("birth", "1981-01-01", "1981-01-01")).toBe("year");
  expect(outcome("birth", "1981-10", "1981-10-27")).toBe("month");
  expect(outcome("birth", "1981-10-27", "1981-11-12")).toBe("near");
  expect(outcome("birth", "1981-10-27", "1988-02-03")).toBe("age");
  expect(outcome("birth", "1981-10-27", "1941-02-03")).toBe("different");
});

test("marks are compared by the slips of hands and eyes", () => {
  expect(outcome("code", "QX 558-6741", "qx5586741")).toBe("same");
  expect(outcome("code", "QX5586741", "QX55B6741")).toBe("look-alike");
  expect(outcome("code", "QX5586741", "QX5586714")).toBe("digit");
  expect(outcome("code", "QX5586741", "ZQ9513852")).toBe("different");
  expect(outcome("postcode", "CT42 8GL", "CT42 8AB")).toBe("sector");
  expect(outcome("postcode", "CT42 8GL", "CT42 1AB")).toBe("district");
  expect(outcome("postcode", "CT42 8GL", "CT1 1AB")).toBe("area");
});

/** So many that the column is known for what it carries. */
const CONTAINERS = Array.from({ length: 30 }, (_, nth) => containerOf(100_000 + 37 * nth));
const SHIPS = Array.from({ length: 30 }, (_, nth) => withDigit(String(200_000 + 37 * nth)));

test("two numbers whose check digits are right are different, however alike; of a right one and a wrong one, one is a slip", () => {
  const [one, next] = [containerOf(410_001), containerOf(410_002)];
  expect([one, next]).toEqual(["QXZU4100015", "QXZU4100020"]);
  expect(outcome("code", one, next, CONTAINERS)).toBe("different");
  expect(outcome("code", one, next)).toBe("two");
  expect(outcome("code", one, "QXZU4100025", CONTAINERS)).toBe("digit");
  expect(outcome("code", "QXZU 410001 S", one, CONTAINERS)).toBe("look-alike");
  expect(outcome("code", "QXZU4100025", "QXZU4100035", CONTAINERS)).toBe("digit");
  expect(outcome("code", one, "QXZU4990125", CONTAINERS)).toBe("different");
});

test("two ships' numbers one character apart are two ships where both check digits are right", () => {
  // The check digit of ships does not tell 0 from 5 in the second place.
  const [one, other] = [withDigit("205000"), withDigit("255000")];
  expect(one.slice(-1)).toBe(other.slice(-1));
  expect(outcome("code", one, other, SHIPS)).toBe("different");
  expect(outcome("code", one, other)).toBe("digit");
});

test("a number is the same with and without the words that announce it, where its column carries check digits", () => {
  const ship = withDigit("204000");
  expect(outcome("code", `IMO ${ship}`, ship, SHIPS)).toBe("same");
  expect(outcome("code", `IMO ${ship}`, ship)).toBe("tail");
});

test("what one side does not know is neither for nor against", () => {
  for (const nothing of ["", "unknown", "N/A", "-"])
    expect(outcome("name", nothing, "Arben Hoxha")).toBe("not known");
});
