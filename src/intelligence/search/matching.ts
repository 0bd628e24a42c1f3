/** Reports that speak of a person, a selector or go by a reference: of every state, withdrawn ones too. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import { isUuid } from "../reports/report.ts";
import { compile } from "./compile.ts";
import { nameParts, spellings } from "./keys/index.ts";
import { selectorsWritten } from "./query.ts";

export async function matchingReports(
  viewer: Viewer,
  question: string,
  most: number,
): Promise<{ ids: string[]; understood: string }> {
  const asked = question.trim();
  const named = await viewer.db
    .selectFrom("report")
    .select("id")
    .where((at) => at.or([at("reference", "=", asked), ...(isUuid(asked) ? [at("id", "=", asked)] : [])]))
    .limit(most)
    .execute();
  if (named.length > 0) return { ids: named.map((row) => row.id), understood: `the report ${asked}` };
  const guesses = selectorsWritten(asked);
  const withdrawn = await withdrawnMentioning(
    viewer,
    asked,
    guesses.map((guess) => guess.key),
    most,
  );
  const query =
    guesses.length > 0
      ? { is: "any" as const, of: guesses.map((guess) => ({ is: "key" as const, key: `k:${guess.key}` })) }
      : { is: "name" as const, name: asked };
  const { rows } = await sql<{ report_id: string }>`
    select report_id from search_reports(${compile(query)}, null, null, null, null, ${most})`.execute(
    viewer.db,
  );
  const ids = [...new Set([...rows.map((row) => row.report_id), ...withdrawn])].slice(0, most);
  const understood =
    guesses.length > 0
      ? guesses.map((guess) => `${guess.kind} ${guess.display}`).join(" or ")
      : `somebody or something called ${asked}, also misspelt`;
  return { ids, understood };
}

/** Withdrawn reports have no search document; their few claims are read under policy. */
async function withdrawnMentioning(viewer: Viewer, asked: string, keys: readonly string[], most: number) {
  const wanted = keys.length > 0 ? keys.map((key) => `k:${key}`) : nameParts(asked).flatMap(spellings);
  const { rows } = await sql<{ id: string }>`
    select distinct r.id from report r join mention m on m.report_id = r.id
     where r.state in ('withdrawn', 'draft') and r.agency_id = ${viewer.agency.id}
       and m.search_keys && ${wanted}::text[] and m.status <> 'dropped' limit ${most}`.execute(viewer.db);
  return rows.map((row) => row.id);
}
