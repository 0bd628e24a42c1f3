/** Words for what an intruder does to the log of `fillScene`. */
import { expect } from "vitest";

/** SQL: the entry below this leaf. */
export const leafEntry = (number: number): string =>
  `(select entry_id from audit_leaf where number = ${number})`;

/** SQL: the oldest entry that is not sealed yet. */
export const UNSEALED = `(
  select e.id from audit_entry e
   where not exists (select from audit_leaf where entry_id = e.id)
   order by e.xid, e.at limit 1)`;

/** What a verification must answer: patterns for the place and for the reason. */
export const found = (place: string, reason: string) => ({
  ok: false,
  place: expect.stringMatching(place),
  reason: expect.stringMatching(reason),
});
