import { expect, test } from "vitest";
import { CHECKSUMS } from "./checksums.ts";
import { containerOf, withDigit } from "./engine/testing/containers.ts";

/** The share of single wrong figures after which the check digit is still right. */
function unnoticed(id: string, numbers: readonly string[]): number {
  const checksum = CHECKSUMS.find((each) => each.id === id);
  let [slips, passed] = [0, 0];
  for (const number of numbers) {
    expect(checksum?.read(number)?.holds, number).toBe(true);
    for (let at = 0; at < number.length; at++) {
      if (!/\d/.test(number.charAt(at))) continue;
      for (let figure = 0; figure < 10; figure++) {
        if (String(figure) === number.charAt(at)) continue;
        slips++;
        const wrong = `${number.slice(0, at)}${figure}${number.slice(at + 1)}`;
        if (checksum?.read(wrong)?.holds) passed++;
      }
    }
  }
  return passed / slips;
}

const nth = (from: number, step: number) => Array.from({ length: 400 }, (_, at) => from + at * step);

test("of single slips an IMO number's check digit lets one in nine through, a container's one in sixty", () => {
  const ships = nth(200_003, 1_777).map((number) => withDigit(String(number)));
  expect(unnoticed("imo", ships)).toBeCloseTo(1 / 9, 2);
  const boxes = nth(100_001, 1_777).map((number) => containerOf(number));
  expect(unnoticed("container", boxes)).toBeCloseTo(1 / 60, 2);
});
