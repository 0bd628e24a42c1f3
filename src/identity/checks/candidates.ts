/** People's records that what was given may be about, of those the viewer may read, most alike first. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import { COMPARISONS } from "../../vocabulary/index.ts";
import type { Explanation, Values } from "../engine/index.ts";
import { keysFor, lineOf, pinnedOf } from "../kinds.ts";

/** Records under one key that are looked at: a common name has thousands, and none of them is told by it. */
const UNDER_ONE_KEY = 60;
const MOST_WEIGHED = 120;
/** Bits that what agrees has to say, over what contradicts. */
const SPEAKS_FOR = 4;
/** Records that say the very same are of one person or cannot be told apart: one of them leads to the rest. */
const MOST_ALIKE = 10;
/** Beside somebody likely so many others are looked at: the rest is told as more. */
const MOST_BESIDE = 3;

export interface Candidate {
  readonly mention: string;
  readonly weight: number;
}

export interface Candidates {
  readonly found: readonly Candidate[];
  /** There is more that could be meant. */
  readonly more: boolean;
}

interface Row {
  readonly mention_id: string;
  readonly facts: Values;
}

export async function candidatesOf(viewer: Viewer, facts: Values): Promise<Candidates> {
  const pinned = pinnedOf("person");
  const keys = keysFor("person", facts, "question");
  if (!pinned || keys.length === 0) return { found: [], more: false };
  const { rows } = await sql<Row>`
    select mention_id, facts
      from candidate_records(${keys}::bigint[], 'person', ${UNDER_ONE_KEY}, ${MOST_WEIGHED})`.execute(
    viewer.db,
  );
  const weighed = pinned.read([facts, ...rows.map((row) => row.facts)]);
  const start = Math.log2(pinned.model.prior / (1 - pinned.model.prior));
  const alike = rows
    .map((row, i) => ({ row, nth: i + 1, weight: weighed.weight(0, i + 1) }))
    .filter(({ weight }) => weight - start >= SPEAKS_FOR)
    .sort((a, b) => b.weight - a.weight || (a.row.mention_id < b.row.mention_id ? -1 : 1));
  const different = new Map<string, Candidate>();
  const line = lineOf("person");
  const most = () => {
    const likely = [...different.values()].filter(({ weight }) => weight >= line).length;
    return likely > 0 ? Math.min(MOST_ALIKE, likely + MOST_BESIDE) : MOST_ALIKE;
  };
  for (const { row, nth, weight } of alike) {
    const says = JSON.stringify(Object.entries(row.facts).sort());
    if (different.has(says) || somebodyElse(weighed.explain(0, nth), facts)) continue;
    if (weight < line ? different.size >= most() : different.size >= MOST_ALIKE) {
      return { found: [...different.values()], more: true };
    }
    different.set(says, { mention: row.mention_id, weight });
  }
  return { found: [...different.values()], more: false };
}

/** Properties that say who somebody is, and not only when they were born or where they are. */
const TELLING: ReadonlySet<string> = new Set(["phone", "vehicle", "document", "handle", "alias"]);
const saysOf = (kind: "name" | "birth", ...ids: readonly string[]): ReadonlySet<string> =>
  new Set(COMPARISONS[kind].filter(({ id }) => ids.includes(id)).map(({ says }) => says));

const ANOTHER_DATE = saysOf("birth", "different");
/** Names that share a part and differ in another. */
const PARTLY = saysOf("name", "shared", "shared-spelling", "far");

/**
 * Chance, or somebody else: born on that day under another name, of that name born on another day, or sharing a given name and
 * nothing more. Unless a number or an alias agrees.
 */
function somebodyElse({ speaksFor, speaksAgainst }: Explanation, facts: Values): boolean {
  const agreeing = speaksFor.filter((step) => step.weight > 0);
  if (agreeing.some(({ property }) => TELLING.has(property))) return false;
  const another = [...speaksFor, ...speaksAgainst].some(
    ({ property, says }) => property === "birth_date" && ANOTHER_DATE.has(says),
  );
  const onlyBorn = facts.name !== undefined && agreeing.every(({ property }) => property === "birth_date");
  return (
    another || onlyBorn || agreeing.every(({ property, says }) => property === "name" && PARTLY.has(says))
  );
}
