import { expect, test } from "vitest";
import { numbersFrom } from "../train/chance.ts";
import { gather } from "./gather.ts";
import { prepare } from "./index.ts";

const family = (number: number): string =>
  [...String(number).padStart(4, "0")].map((figure) => "bakelidomu".charAt(Number(figure))).join("");

const HEADERS = ["who", "report", "item", "day", "telephone", "born"];

/** Reports of four items, each naming two of three people once: in full with a telephone first, then by the family name. */
function table(more: readonly (readonly string[])[]) {
  const next = numbersFrom(5);
  const rows: string[][] = [];
  for (let report = 0; report < 300; report++) {
    const cast = ["Arben", "Blerim", "Dritan"].map((given) => [given, family(Math.floor(next() * 9999))]);
    const day = `2025-${String(1 + (report % 12)).padStart(2, "0")}-${String(1 + (report % 28)).padStart(2, "0")}`;
    const said = new Set<number>();
    for (let item = 0; item < 4; item++) {
      const first = Math.floor(next() * 3);
      for (const who of [first, (first + 1) % 3]) {
        const [given = "", name = ""] = cast[who] as string[];
        const phone = said.has(who) ? "" : `+447700900${String(Math.floor(next() * 1000)).padStart(3, "0")}`;
        const born = said.has(who)
          ? ""
          : `${1950 + Math.floor(next() * 50)}-03-${String(2 + (who % 27)).padStart(2, "0")}`;
        rows.push([
          said.has(who) ? name : `${given} ${name}`,
          `REP/${report}`,
          String(item),
          day,
          phone,
          born,
        ]);
        said.add(who);
      }
    }
  }
  rows.push(...more.map((row) => [...row]));
  return { headers: HEADERS, columns: HEADERS.map((_, nth) => rows.map((row) => row[nth] as string)) };
}

/** By row of the table, the record that it is in. */
function gathered(more: readonly (readonly string[])[] = [], alone: readonly number[] = []) {
  const records = table(more);
  const { properties, beside, order } = prepare(records);
  const at = (row: number) => order.indexOf(row);
  const found = gather(properties, beside as Int32Array, new Set(alone.map(at)));
  if (!found) throw new Error("nothing was gathered");
  const rows = order.length;
  return { found, rows, of: (row: number) => found.recordOf[at(row)] as number };
}

/** A report of its own, after all others. */
const report = (...rows: readonly (readonly [who: string, item: string, phone?: string, born?: string])[]) =>
  rows.map(([who, item, phone = "", born = ""]) => [who, "REP/999", item, "2025-05-05", phone, born]);

const FIRST = table([]).columns[0]?.length as number;

test("what a report says of one name in several items is one record, with all that is said", () => {
  const { found, rows, of } = gathered(
    report(["Arben Kola", "0", "+447700900111"], ["KOLA", "1"], ["Arben Kola", "2", "", "1980-03-04"]),
  );
  expect(found.first.length).toBeLessThan(rows / 2);
  expect(new Set([of(FIRST), of(FIRST + 1), of(FIRST + 2)]).size).toBe(1);
  for (const name of ["telephone", "born"]) {
    const { prepared } = found.properties.find((property) => property.name === name) ?? {};
    expect(prepared?.codes[of(FIRST)]).toBeGreaterThan(0);
  }
});

test("a family name that two in the report have is neither's, and rows of one item are two people", () => {
  const { of, found } = gathered(
    report(["Arben Kola", "0"], ["Blerim Kola", "0"], ["Kola", "1"], ["Kola", "1"]),
  );
  const records = [0, 1, 2, 3].map((nth) => of(FIRST + nth));
  expect(new Set(records).size).toBe(4);
  const [a = 0, b = 0, c = 0] = records;
  const { reports, items } = found.beside;
  expect(reports[a]).toBe(reports[c]);
  expect((items[a] as number) & (items[b] as number)).not.toBe(0);
  expect((items[a] as number) & (items[c] as number)).toBe(0);
});

test("two telephones of one name are two records of one person; two dates of birth are two people", () => {
  const phones = gathered(report(["Arben Kola", "0", "+447700900111"], ["Arben Kola", "1", "+447700900222"]));
  const [a, b] = [phones.of(FIRST), phones.of(FIRST + 1)];
  expect(a).not.toBe(b);
  expect(phones.found.together).toContainEqual([a, b].sort((x, y) => x - y));
  const births = gathered(
    report(["Arben Kola", "0", "", "1980-03-04"], ["Arben Kola", "1", "", "1999-03-05"]),
  );
  const [c, d] = [births.of(FIRST), births.of(FIRST + 1)];
  expect(c).not.toBe(d);
  expect(births.found.together.some((pair) => pair.includes(c) || pair.includes(d))).toBe(false);
});

test("a row that somebody called different from another stays by itself", () => {
  const { of } = gathered(report(["Arben Kola", "0"], ["Arben Kola", "1"], ["Arben Kola", "2"]), [FIRST + 1]);
  expect(of(FIRST)).toBe(of(FIRST + 2));
  expect(of(FIRST + 1)).not.toBe(of(FIRST));
});
