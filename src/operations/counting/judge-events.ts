/** Two records are one event, or are not: said by a person who may read both, with a reason, and taken back by one. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import {
  audienceOf,
  conflict,
  invalid,
  notFound,
  readerOf,
  requireRole,
  type Viewer,
} from "../../access/index.ts";
import type { EventJudgementWire } from "../../contract/counts.ts";
import { calledOf } from "./card-rows.ts";

const JUDGES_OF_EVENTS = ["supervisor", "coordinator", "analyst", "intelligence_officer"] as const;

export async function judgeEvents(
  viewer: Viewer,
  says: "same" | "different",
  { one: first, other: second, reason }: EventJudgementWire,
): Promise<{ id: string }> {
  requireRole(viewer, "say which records are one event", ...JUDGES_OF_EVENTS);
  if (first === second) throw invalid("/other", "These are one record. Name another.");
  const [one, other] = first < second ? [first, second] : [second, first];
  // Of two who say so at once the second sees what the first said.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${one} ${other}`}, 0))`.execute(viewer.db);
  const readers = await readersOfBoth(viewer, one, other);
  const before = await viewer.db
    .selectFrom("event_judgement")
    .select("says")
    .where("one", "=", one)
    .where("other", "=", other)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (before) {
    throw conflict(
      before.says === "same"
        ? "These two are one event already."
        : "Somebody said that these are two. End that first.",
    );
  }
  const id = randomUUID();
  await viewer.db
    .insertInto("event_judgement")
    .values({
      id,
      one,
      other,
      audience_id: await audienceOf(viewer, readers),
      says,
      reason: reason.trim(),
      agency_id: viewer.agency.id,
      by_account: viewer.account.id,
      by_name: calledOf(viewer),
    })
    .execute();
  viewer.record({
    act: "combination",
    subjects: [id, one, other],
    detail: { what: `events are ${says}`, because: reason },
  });
  return { id };
}

export async function endJudgement(viewer: Viewer, id: string, reason: string): Promise<void> {
  requireRole(viewer, "take this back", ...JUDGES_OF_EVENTS);
  const ended = await viewer.db
    .updateTable("event_judgement")
    .set({
      ended_at: new Date(),
      ended_by: viewer.account.id,
      ended_as: calledOf(viewer),
      ended_reason: reason.trim(),
    })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning(["one", "other"])
    .executeTakeFirst();
  if (!ended) throw notFound("judgement that still stands");
  viewer.record({
    act: "combination",
    subjects: [id, ended.one, ended.other],
    detail: { what: "judgement ended", because: reason },
  });
}

/** Whoever may read both records may know of it, and the agency that says so. Nobody else learns that there is another record. */
async function readersOfBoth(viewer: Viewer, one: string, other: string): Promise<number[]> {
  const { rows } = await sql<{ event: string; readers: number[] }>`
    select distinct c.event_id as event, u.readers from count_card c join audience u on u.id = c.audience_id
     where c.event_id = any (${[one, other]}::uuid[]) and c.state <> 'withdrawn'`.execute(viewer.db);
  const of = (event: string) =>
    new Set(rows.filter((row) => row.event === event).flatMap(({ readers }) => readers));
  const [ofOne, ofOther] = [of(one), of(other)];
  if (ofOne.size === 0 || ofOther.size === 0) throw notFound("event");
  const own = await readerOf(viewer, viewer.agency.id, null, viewer.purpose);
  return [...ofOne.intersection(ofOther).add(own)].sort((a, b) => a - b);
}
