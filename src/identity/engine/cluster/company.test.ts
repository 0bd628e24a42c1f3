import { expect, test } from "vitest";
import type { Property } from "../compare/index.ts";
import { inCompany, learnCompany } from "./company.ts";
import type { Evidence } from "./evidence.ts";

/**
 * Three reports again and again, each naming three people: the first two the same three, the third three whom nobody else
 * names.
 */
function world() {
  const reports: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const weight: number[] = [];
  const edge = (a: number, b: number, bits: number) => {
    left.push(a);
    right.push(b);
    weight.push(bits);
  };
  let report = 0;
  for (let nth = 0; nth < 300; nth++) {
    const at = reports.length;
    for (let named = 0; named < 9; named++) reports.push(report + 1 + Math.floor(named / 3));
    report += 3;
    for (let person = at; person < at + 3; person++) {
      edge(person, person + 3, 9);
      edge(person, person + 6, -9);
    }
  }
  const property = {
    name: "reference",
    kind: "category",
    context: true,
    implies: [],
    prepared: { codes: Int32Array.from(reports) },
  } as unknown as Property;
  const edges = {
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    weight: Float32Array.from(weight),
  };
  return { properties: [property], rows: reports.length, edges };
}

const alone =
  (bits: number): Evidence =>
  () =>
    bits;
const next = new Int32Array(3000).fill(-1);

test("standing beside the same person speaks for one person, beside others only against", () => {
  const { properties, rows, edges } = world();
  const company = learnCompany(properties, rows, edges);
  expect(company).not.toBeNull();
  if (company === null) return;
  expect(company.shared).toBeGreaterThan(3);
  expect(company.other).toBeLessThan(0);
  expect(inCompany(alone(-2), company)(0, 3, next, 1)).toBeCloseTo(-2 + company.shared, 5);
  expect(inCompany(alone(-2), company)(0, 6, next, 1)).toBeCloseTo(-2 + company.other, 5);
});

test("within one report, and where much speaks against, company says nothing", () => {
  const { properties, rows, edges } = world();
  const company = learnCompany(properties, rows, edges);
  if (company === null) throw new Error("Nothing was learned.");
  expect(inCompany(alone(-2), company)(0, 1, next, 1)).toBe(-2);
  expect(inCompany(alone(-20), company)(0, 3, next, 1)).toBe(-20);
});

test("where no column numbers reports, or too little is sure, nothing is learned", () => {
  const { properties, rows, edges } = world();
  expect(learnCompany([], rows, edges)).toBeNull();
  const few = { ...edges, weight: edges.weight.map((bits, nth) => (nth < 40 ? bits : 0)) };
  expect(learnCompany(properties, rows, few)).toBeNull();
});
