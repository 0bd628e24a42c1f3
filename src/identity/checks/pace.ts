/**
 * How often one person may ask. Everybody may ask about anybody they meet; whoever asks through a list of names is seen by
 * their own agency's data protection office, and then stopped.
 */
import { sql } from "kysely";
import { audienceOf, Refusal, readerOf, teamsOfKind, type Viewer } from "../../access/index.ts";
import { signature } from "../../intelligence/index.ts";

/** Checks of one account within a time. */
export interface Pace {
  readonly alarmAt: number;
  readonly refuseAt: number;
  readonly withinSeconds: number;
}

export const PACE: Pace = { alarmAt: 30, refuseAt: 60, withinSeconds: 600 };
/** Tells this lock of an account from others. */
const CHECKING = 9;

/** Refuses what comes too fast. Answers how many checks there are with this one if it raises the alarm, and otherwise null. */
export async function keepPace(viewer: Viewer, pace: Pace): Promise<number | null> {
  // One check of an account at a time, so that many at once are counted like one after the other.
  // Whoever asks, its statements are of the same form: planned once a connection, not at every check.
  await sql`select pg_advisory_xact_lock(hashtextextended(${viewer.account.id}, ${CHECKING})),
    set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(viewer.db);
  // Asked once, so that the index ends where the time does; and not when the transaction began, which may have waited.
  const lately = sql<Date>`(select clock_timestamp() - make_interval(secs => ${pace.withinSeconds}))`;
  const recent = await viewer.db
    .selectFrom("holding_check")
    .select(["asked_at", "alarmed"])
    .where("account_id", "=", viewer.account.id)
    .where("asked_at", ">", lately)
    .orderBy("asked_at", "desc")
    .limit(pace.refuseAt)
    .execute();
  const oldest = recent[pace.refuseAt - 1];
  if (oldest) throw tooMany(pace, oldest.asked_at);
  const checks = recent.length + 1;
  return checks >= pace.alarmAt && !recent.some((row) => row.alarmed) ? checks : null;
}

/** For the data protection office of the asker's agency, in the transaction of the check that raised it. */
export async function raiseAlarm(viewer: Viewer, pace: Pace, checks: number): Promise<void> {
  const readers: number[] = [];
  for (const team of await teamsOfKind(viewer, viewer.agency.id, "data_protection")) {
    readers.push(await readerOf(viewer, viewer.agency.id, team, viewer.purpose));
  }
  await viewer.db
    .insertInto("holding_alarm")
    .values({
      audience_id: await audienceOf(viewer, readers),
      account_id: viewer.account.id,
      name: signature(viewer),
      checks,
      within_minutes: minutes(pace.withinSeconds),
    })
    .execute();
}

function tooMany({ withinSeconds }: Pace, oldest: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((oldest.getTime() - Date.now()) / 1000 + withinSeconds));
  const wait = minutes(seconds);
  return new Refusal(
    "too_many",
    `You have checked as often as one person may within ${minutes(withinSeconds)} minutes. Wait ${wait} ${wait === 1 ? "minute" : "minutes"}, or call your desk.`,
    { retryAfter: seconds },
  );
}

const minutes = (seconds: number): number => Math.ceil(seconds / 60);
