/** How the tests beside this file read a finding: `kind text`, or the keys. */

import type { MentionKind } from "../../vocabulary/kinds.ts";
import { recognise } from "./recognise.ts";

/** The words found of one kind. */
export function textsOf(kind: MentionKind, text: string): string[] {
  return recognise(text)
    .filter((found) => found.kind === kind)
    .map((found) => found.text);
}

/** The keys found, of whatever kind. */
export function keysIn(text: string): (string | null)[] {
  return recognise(text).map((found) => found.key);
}

/** One property of the first finding of a kind. */
export function firstOf(kind: MentionKind, text: string) {
  return recognise(text).find((found) => found.kind === kind);
}
