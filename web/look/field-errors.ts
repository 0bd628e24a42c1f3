/** What is wrong in a form, by the JSON pointer of the field. */
import { Refusal } from "../server/problem.ts";

export type FieldErrors = ReadonlyMap<string, string>;

export const NO_ERRORS: FieldErrors = new Map();

/** `/items/0/text` is the control `items-0-text`. */
export function fieldId(pointer: string): string {
  return pointer.replace(/^\//, "").replaceAll("/", "-") || "form";
}

/** Only the pointers whose check found something. */
export function fieldErrors(
  checks: readonly (readonly [pointer: string, message: string | false | null | undefined])[],
): FieldErrors {
  return new Map(checks.filter((check): check is [string, string] => Boolean(check[1])));
}

/** The fields a refusal points at; null when it is about something else. */
export function errorsOf(error: unknown): FieldErrors | null {
  if (!(error instanceof Refusal) || !error.problem.errors?.length) return null;
  return new Map(error.problem.errors.map((each) => [each.pointer, each.message]));
}
