/** A search as a table: exactly the hits that the page shows, all of them up to a bound that the table itself states. */
import type { Viewer } from "../../access/index.ts";
import { csvText } from "../csv.ts";
import { search } from "./search.ts";

const MOST_ROWS = 500;
const HEAD = ["reference", "agency", "title", "state", "precedence", "date", "grades", "passage"];

export async function exportSearch(viewer: Viewer, q: string): Promise<string> {
  const page = await search(viewer, { q, sort: "newest", limit: MOST_ROWS }, Buffer.alloc(32));
  viewer.record({
    act: "disclosure",
    subjects: page.items.map((hit) => hit.id),
    detail: { what: "search exported", words: q },
  });
  const rows = page.items.map((hit) => [
    hit.reference,
    hit.agency,
    hit.title.map((run) => run.text).join(""),
    hit.state,
    hit.precedence,
    hit.at,
    [...new Set(hit.passages.flatMap((passage) => passage.grade ?? []))].join("; "),
    hit.passages.map((passage) => passage.segments.map((run) => run.text).join("")).join(" / "),
  ]);
  const note =
    page.next === null
      ? []
      : [[`Only the newest ${MOST_ROWS} are here. Narrow the search to export the rest.`]];
  return csvText([HEAD, ...rows, ...note]);
}
