/** Agencies by their codes, as screens, files and cards name them. */
import { invalid, type Viewer } from "../../access/index.ts";

/** Ids by code. Names the first that does not exist. */
export async function agencyIds(
  viewer: Viewer,
  codes: readonly string[],
  pointer = "/agencies",
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("agency")
    .select(["id", "code"])
    .where("code", "in", wanted)
    .execute();
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const unknown = wanted.find((code) => !ids.has(code));
  if (unknown !== undefined) throw invalid(pointer, `There is no agency ${unknown} here.`);
  return ids;
}

/** Codes by id. */
export async function agencyCodes(viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const rows = await viewer.db.selectFrom("agency").select(["id", "code"]).execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}
