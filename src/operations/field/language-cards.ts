/** Rights and consent in the languages of those who are met: texts that their owner supplies, and none that is made up here. */
import { conflict, forbidden, holds, notFound, type Viewer } from "../../access/index.ts";
import type { LanguageCardWire } from "../../contract/field.ts";
import { refuseMarkings, signature } from "../../intelligence/index.ts";
import type { RoleId } from "../../vocabulary/index.ts";

const WRITERS: readonly RoleId[] = ["administrator", "coordinator", "safeguarding_lead"];

type Written = Pick<LanguageCardWire, "language" | "subject" | "text" | "english">;

export async function cardsOfAgency(viewer: Viewer): Promise<LanguageCardWire[]> {
  const rows = await viewer.db
    .selectFrom("language_card")
    .select(["id", "language", "subject", "text", "english", "version", "written_at"])
    .orderBy("language")
    .orderBy("subject")
    .execute();
  return rows.map(({ written_at, ...row }) => ({
    ...row,
    subject: row.subject as LanguageCardWire["subject"],
    writtenAt: written_at.toISOString(),
  }));
}

export async function listLanguageCards(
  viewer: Viewer,
): Promise<{ cards: LanguageCardWire[]; mayChange: boolean }> {
  const cards = await cardsOfAgency(viewer);
  viewer.record({ act: "consultation", subjects: [], detail: { what: "language cards" } });
  return { cards, mayChange: holds(viewer, ...WRITERS) };
}

/** Written anew under the same language and subject, it is the next version of the same card. */
export async function writeLanguageCard(
  viewer: Viewer,
  id: string,
  written: Written,
): Promise<{ id: string }> {
  requireWriter(viewer);
  refuseMarkings(["/text", written.text], ["/english", written.english]);
  const known = await viewer.db
    .selectFrom("language_card")
    .select(["id", "version"])
    .where("language", "=", written.language)
    .where("subject", "=", written.subject)
    .executeTakeFirst();
  if (known && known.id !== id)
    throw conflict("There is a card of this subject in this language. Change that one.");
  const { text, english } = written;
  const now = { text, english, written_as: signature(viewer), written_at: new Date() };
  if (known) {
    const set = { ...now, version: known.version + 1 };
    await viewer.db.updateTable("language_card").set(set).where("id", "=", id).execute();
  } else {
    await viewer.db
      .insertInto("language_card")
      .values({ id, agency_id: viewer.agency.id, ...written, ...now })
      .execute();
  }
  viewer.record({
    act: known ? "alteration" : "collection",
    subjects: [id],
    detail: { what: "language card" },
  });
  return { id };
}

export async function removeLanguageCard(viewer: Viewer, id: string): Promise<void> {
  requireWriter(viewer);
  const gone = await viewer.db.deleteFrom("language_card").where("id", "=", id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw notFound("language card");
  viewer.record({ act: "erasure", subjects: [id], detail: { what: "language card" } });
}

function requireWriter(viewer: Viewer): void {
  if (holds(viewer, ...WRITERS)) return;
  throw forbidden("An administrator, coordinator or safeguarding lead keeps these texts.");
}
