/** A small table of freight containers that do not exist, each seen several times, some of them mistyped. For tests. */
import { CHECKSUMS } from "../../checksums.ts";
import { numbersFrom } from "../train/chance.ts";
import type { Made } from "./people.ts";

const STREETS = "Anvil Barrow Cinder Dray Ember Flint Gantry Hopper Ingot Jetty Kiln Lathe".split(" ");
const TRADES = "Haulage Freight Logistics Cargo Transport Forwarding".split(" ");

/** With the digit behind it that makes it right. */
export const withDigit = (bare: string): string =>
  `${bare}${[..."0123456789"].find((each) => isRight(bare + each))}`;

/** A number of an invented fleet. */
export const containerOf = (serial: number): string => withDigit(`QXZU${serial}`);

export const isRight = (number: string): boolean =>
  CHECKSUMS.some(({ read }) => read(number)?.holds === true);

/** Serial numbers follow each other, as a fleet's do, and go by the same haulier. */
export function madeContainers(count: number, seed = 5): Made {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const rows: string[][] = [];
  const truth: string[] = [];
  let haulier = "";
  for (let nth = 0; nth < count; nth++) {
    const number = containerOf(410_000 + nth);
    if (nth % 3 === 0) haulier = `${pick(STREETS)} ${pick(STREETS)} ${pick(TRADES)}`;
    const seal = String(100_000 + Math.floor(next() * 900_000));
    const times = 2 + Math.floor(next() * 3);
    for (let time = 0; time < times; time++) {
      const at = 4 + Math.floor(next() * 7);
      const slip = String((Number(number[at]) + 1 + Math.floor(next() * 8)) % 10);
      rows.push([
        time > 0 && next() < 0.3 ? number.slice(0, at) + slip + number.slice(at + 1) : number,
        next() < 0.05 ? "" : haulier,
        next() < 0.5 ? "" : seal,
      ]);
      truth.push(number);
    }
  }
  const headers = ["box", "haulier", "seal"];
  return { headers, columns: headers.map((_, nth) => rows.map((row) => row[nth] as string)), truth };
}
