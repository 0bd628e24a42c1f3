import { describe, expect, test } from "vitest";
import { CHECKSUMS } from "../../checksums.ts";
import { encode } from "../encode.ts";
import { guessColumn } from "../guess.ts";
import { withDigit } from "../testing/containers.ts";
import { zoneOf } from "../testing/zones.ts";
import { prepare } from "./index.ts";

const made = (bare: (nth: number) => string, count = 30): string[] =>
  Array.from({ length: count }, (_, nth) => withDigit(bare(nth)));
const because = (values: readonly string[]): string => guessColumn(encode(values), CHECKSUMS).because;

describe("what a column carries", () => {
  test("is known by its values: containers, ships, accounts, handsets and machine-readable zones", () => {
    expect(because(made((nth) => `QXZU${100_000 + 37 * nth}`))).toBe("container numbers with check digits");
    expect(because(made((nth) => `IMO ${200_000 + 37 * nth}`))).toBe("IMO numbers with check digits");
    expect(because(made((nth) => `35-209900-${100_000 + 37 * nth}-`))).toBe("IMEIs with check digits");
    const ibans = Array.from({ length: 30 }, (_, nth) => ibanOf(10_000_000 + 37 * nth));
    expect(because(ibans)).toBe("IBANs with check digits");
    expect(because(Array.from({ length: 30 }, (_, nth) => zoneOf(`X${10_000_000 + 37 * nth}`)))).toBe(
      "machine-readable zones with check digits",
    );
  });

  test("is known where a third of the values are slips, and not where two thirds are", () => {
    const slipped = (number: string) =>
      `${number.slice(0, 5)}${(Number(number[5]) + 1) % 10}${number.slice(6)}`;
    const numbers = made((nth) => `QXZU${100_000 + 37 * nth}`);
    const third = numbers.map((number, nth) => (nth % 3 === 0 ? slipped(number) : number));
    expect(because(third)).toBe("container numbers with check digits");
    const most = numbers.map((number, nth) => (nth % 3 === 0 ? number : slipped(number)));
    expect(because(most)).not.toContain("check digits");
  });

  test("is not guessed from numbers that pass by chance, nor from a handful", () => {
    const anything = Array.from({ length: 2000 }, (_, nth) => String(2_000_000 + 37 * nth));
    expect(because([...anything, ...anything])).toBe("numbers and marks of about 7 characters");
    expect(because(made((nth) => `QXZU${100_000 + nth}`, 11))).not.toContain("check digits");
  });

  test("is looked for, too, where somebody said that it holds codes, and nowhere else", () => {
    const it = made((nth) => `QXZU${100_000 + 37 * nth}`);
    const read = (kind: "code" | "category") =>
      prepare({ headers: ["it"], columns: [it] }, { it: kind }, CHECKSUMS);
    expect(read("code").readings[0]?.guess.because).toBe("it was said; container numbers with check digits");
    expect(read("code").properties[0]).toMatchObject({ kind: "code", checksum: "container" });
    expect(read("category").properties[0]).not.toHaveProperty("checksum");
  });
});

test("each value is checked once, whatever its written form, and is shared between threads", () => {
  const [first = "", ...others] = made((nth) => `QXZU${100_000 + 37 * nth}`);
  const spaced = `${first.slice(0, 4).toLowerCase()} ${first.slice(4, 10)}-${first.slice(10)}`;
  const wrong = `${first.slice(0, -1)}${(Number(first.at(-1)) + 1) % 10}`;
  let asked = 0;
  const counted = CHECKSUMS.map((each) => ({
    ...each,
    read: (written: string) => {
      asked++;
      return each.read(written);
    },
  }));
  const column = [first, spaced, wrong, ...others, first, first];
  const { properties, order } = prepare({ headers: ["it"], columns: [column] }, {}, counted);
  const prepared = properties[0]?.prepared;
  if (prepared?.form !== "codes" || prepared.holds === null) throw new Error("no check digits were found");
  const { codes, holds } = prepared;
  const codeOf = (row: number) => codes[order.indexOf(row)] as number;
  expect(codeOf(0)).toBe(codeOf(1));
  expect([holds[codeOf(0)], holds[codeOf(2)], holds[codeOf(3)]]).toEqual([1, 0, 1]);
  expect(holds.buffer).toBeInstanceOf(SharedArrayBuffer);
  const distinct = new Set(column).size;
  expect(asked).toBe(2 * distinct);
});

test("a number is right where any row of the table shows its check digit", () => {
  const zones = Array.from({ length: 30 }, (_, nth) => zoneOf(`X${10_000_000 + 37 * nth}`));
  const { properties, order } = prepare(
    { headers: ["it"], columns: [["X10000000", ...zones]] },
    {},
    CHECKSUMS,
  );
  const prepared = properties[0]?.prepared;
  if (prepared?.form !== "codes") throw new Error("no codes were found");
  const code = prepared.codes[order.indexOf(0)] as number;
  expect(code).toBe(prepared.codes[order.indexOf(1)]);
  expect(prepared.holds?.[code]).toBe(1);
});

test("a check digit that was worked out proves nothing: an IMEI of 14 digits has none", () => {
  const [imei] = made((nth) => `3520990010000${nth}`, 1);
  const read = CHECKSUMS.find(({ id }) => id === "imei")?.read;
  expect(read?.(imei as string)).toEqual({ number: imei, holds: true });
  expect(read?.((imei as string).slice(0, 14))).toBeNull();
});

test("a ship's radio number is no IMO number, and a telephone number no IMEI", () => {
  for (const { read } of CHECKSUMS) expect(read("MMSI 232004471")).not.toMatchObject({ holds: true });
  for (const { read } of CHECKSUMS) expect(read("+44 7700 900123")?.holds ?? false).toBe(false);
});

/** ISO 13616: of the forms with every pair of check digits, the right one. */
function ibanOf(account: number): string {
  const forms = Array.from(
    { length: 97 },
    (_, nth) => `GB${String(nth + 2).padStart(2, "0")}QXZQ000000${account}`,
  );
  return forms.find((each) => CHECKSUMS.find(({ id }) => id === "iban")?.read(each)?.holds) ?? "";
}
