/** The kinds that are compared, and the line of each beside it, as the database is given them. */
import { linesOfKinds } from "../kinds.ts";

export function kindsAndLines(): { kinds: string[]; lines: number[] } {
  const each = [...linesOfKinds()].flatMap(([line, kinds]) => kinds.map((kind) => ({ kind, line })));
  return { kinds: each.map(({ kind }) => kind), lines: each.map(({ line }) => line) };
}
