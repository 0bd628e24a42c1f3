import { expect, test } from "vitest";
import { numbersFrom } from "../train/chance.ts";
import { prepare } from "./index.ts";

const family = (number: number): string =>
  [...String(number).padStart(4, "0")].map((figure) => "bakelidomu".charAt(Number(figure))).join("");

/** Reports of four items; each item names two people, once each when `once`, else anybody. */
function reports(once: boolean) {
  const next = numbersFrom(5);
  const rows: string[][] = [];
  for (let report = 0; report < 300; report++) {
    const cast = ["Arben", "Blerim", "Dritan"].map((name) => `${name} ${family(Math.floor(next() * 5000))}`);
    const day = `2025-${String(1 + (report % 12)).padStart(2, "0")}-${String(1 + (report % 28)).padStart(2, "0")}`;
    for (let item = 0; item < 4; item++) {
      const first = Math.floor(next() * 3);
      const second = once ? (first + 1) % 3 : Math.floor(next() * 3);
      for (const who of [first, second]) rows.push([cast[who] as string, `REP/${report}`, String(item), day]);
    }
  }
  const headers = ["who", "report", "item", "day"];
  return { headers, columns: headers.map((_, nth) => rows.map((row) => row[nth] as string)) };
}

test("where an item names each person once, its records are told apart", () => {
  const { beside, order } = prepare(reports(true));
  const at = (row: number) => beside?.[order.indexOf(row)];
  expect(at(0)).toBe(at(1));
  expect(at(0)).not.toBe(at(2));
});

test("where an item may name a person twice, nobody is told apart by it", () => {
  expect(prepare(reports(false)).beside).toBeNull();
});
