/** Saved searches: each person's own. */
import { randomUUID } from "node:crypto";
import { conflict, notFound, type Viewer } from "../../access/index.ts";
import type { SavedSearchWire } from "../../contract/search.ts";

export async function listSaved(viewer: Viewer): Promise<SavedSearchWire[]> {
  const rows = await viewer.db
    .selectFrom("saved_search")
    .select(["id", "name", "query", "created_at"])
    .orderBy("name")
    .execute();
  viewer.record({
    act: "consultation",
    subjects: rows.map((row) => row.id),
    detail: { what: "saved searches" },
  });
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

export async function saveSearch(viewer: Viewer, name: string, query: string): Promise<string> {
  const id = randomUUID();
  const made = await viewer.db
    .insertInto("saved_search")
    .values({ id, account_id: viewer.account.id, name: name.trim(), query })
    .onConflict((clash) => clash.columns(["account_id", "name"]).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n)
    throw conflict("You have a search of that name. Choose another name.");
  viewer.record({ act: "collection", subjects: [id], detail: { what: "search saved" } });
  return id;
}

export async function forgetSearch(viewer: Viewer, id: string): Promise<void> {
  const gone = await viewer.db.deleteFrom("saved_search").where("id", "=", id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound("saved search");
  viewer.record({ act: "erasure", subjects: [id], detail: { what: "saved search removed" } });
}
