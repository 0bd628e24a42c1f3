/** Other spellings of what was asked for, as they stand in the hits that the viewer is shown: nothing else is looked at. */
import type { SearchHitWire } from "../../contract/search.ts";
import { nameParts, spellings } from "./keys/index.ts";
import type { Query } from "./query.ts";

const MOST = 5;

/** Whole queries, the misspelt word replaced, the commonest spelling first. */
export function similarQueries(q: string, query: Query, hits: readonly SearchHitWire[]): string[] {
  const counts = new Map<string, number>();
  const runs = hits.flatMap((hit) =>
    hit.passages.flatMap((passage) => passage.segments.filter((run) => run.hit)),
  );
  const written = runs.flatMap((run) => nameParts(run.text));
  for (const asked of new Set(namesAsked(query))) {
    const keys = new Set(spellings(asked));
    for (const part of written) {
      if (part === asked || !spellings(part).some((key) => keys.has(key))) continue;
      const suggestion = q.replace(new RegExp(`(?<![\\p{L}\\p{N}])${asked}(?![\\p{L}\\p{N}])`, "iu"), part);
      if (suggestion !== q) counts.set(suggestion, (counts.get(suggestion) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MOST)
    .map(([suggestion]) => suggestion);
}

/** Letters and digits only, so each is safe inside a pattern. */
function namesAsked(query: Query): string[] {
  switch (query.is) {
    case "all":
    case "any":
      return query.of.flatMap(namesAsked);
    case "word":
      return nameParts(query.word);
    case "name":
      return nameParts(query.name);
    default:
      return [];
  }
}
