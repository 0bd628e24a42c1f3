/** At the door: nothing marked above OFFICIAL-SENSITIVE is kept, in whatever field it was written. */
import { type FieldError, Refusal } from "../access/index.ts";
import { markingTooHigh } from "../vocabulary/index.ts";

/** A field of a request, by JSON pointer, and what was written there. */
export type Written = readonly [pointer: string, text: string];

/** Refuses with one line for each field that carries a marking too high for here. */
export function refuseMarkings(...fields: readonly Written[]): void {
  const errors = markingErrors(fields);
  if (errors.length === 0) return;
  throw new Refusal("invalid", `${errors.map((each) => each.message).join(". ")}.`, { errors });
}

export function markingErrors(fields: readonly Written[]): FieldError[] {
  return fields.flatMap(([pointer, text]) => {
    const marking = markingTooHigh(text);
    if (!marking) return [];
    const message = `The text carries the marking ${marking}. This system holds nothing above OFFICIAL-SENSITIVE`;
    return [{ pointer, message }];
  });
}

/** Every text within a value, each under its pointer. */
export function textsIn(value: unknown, pointer = ""): Written[] {
  if (typeof value === "string") return [[pointer, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, `${pointer}/${key}`));
}
