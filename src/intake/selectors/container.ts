/** Freight containers: ISO 6346 owner code, category U, J or Z, serial number and check digit. */

import { containerHolds } from "./checksums.ts";
import { alphanumeric, before, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const SHAPE = /(?<![\w])[A-Za-z]{3}[UJZujz][ -]?\d{3}[ -]?\d{3}[ /-]?\d(?![\w])/g;
const CUE = /\b(?:container|containers|box|reefer|cntr|ISO)\b[^.\n]{0,20}$/i;

/** Finds containers. A failing check digit is kept, as a property, only where the text says "container". */
export function findContainers(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const number = alphanumeric(match[0]);
    const valid = containerHolds(number);
    if (!valid && !CUE.test(before(text, match.index, 40))) continue;
    found.push({
      kind: "container",
      start: match.index,
      end: match.index + match[0].length,
      properties: { number, owner: number.slice(0, 4) },
      key: `container:${number}`,
      valid,
      confidence: valid ? "certain" : "possible",
      weight: WEIGHT.container,
    });
  }
  return found;
}

/** Any written form of a container number. */
export function normaliseContainer(written: string): NormalForm | null {
  const number = alphanumeric(written);
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number)) return null;
  return { key: `container:${number}`, display: displayContainer(number), valid: containerHolds(number) };
}

/** `TRBU 675084 3`, as it is painted. */
export function displayContainer(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`;
}
