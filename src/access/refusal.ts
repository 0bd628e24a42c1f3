/** A refusal is an answer: what was refused, why, and what would make it possible. Its words are for the reader. */

export type RefusalCode =
  | "sign_in" // no session, or one that ended
  | "one_time_code" // the password holds, the code is missing
  | "purpose" // this agency does not act under that purpose
  | "step_up" // the password again, before an approval
  | "forbidden" // it exists for you, but this is not yours to do
  | "not_found" // it does not exist, or not for you: the same answer
  | "conflict" // it changed meanwhile, or cannot be done as it stands
  | "invalid" // the words cannot be accepted as they are
  | "too_many"; // wait

export interface FieldError {
  /** JSON pointer into the request body. */
  readonly pointer: string;
  readonly message: string;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: readonly FieldError[];
  /** Seconds to wait, with `too_many`. */
  readonly retryAfter: number | null;

  constructor(
    code: RefusalCode,
    message: string,
    more: { errors?: readonly FieldError[]; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}

export const notFound = (what: string): Refusal =>
  new Refusal("not_found", `There is no such ${what}, or it is not shared with you.`);

export const forbidden = (why: string): Refusal => new Refusal("forbidden", why);

export const conflict = (why: string): Refusal => new Refusal("conflict", why);

export function invalid(pointer: string, message: string): Refusal {
  return new Refusal("invalid", message, { errors: [{ pointer, message }] });
}
