/** What was asked about, in words. */
import type { SubjectWire } from "../../contract/deconflict.ts";
import { DECONFLICTION_SUBJECTS } from "../../vocabulary/index.ts";

/** `Vehicle AB12 CDE` */
export function aboutOf({ kind, text, birthDate }: SubjectWire): string {
  const name = DECONFLICTION_SUBJECTS.find((each) => each.id === kind)?.name ?? kind;
  return `${name} ${text.trim()}${birthDate?.trim() ? `, born ${birthDate.trim()}` : ""}`;
}
