/** A random world: agencies, teams, people, audiences, grants and reports; and a plain model of who may read what. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { Pool } from "pg";
import { searchKeysOf } from "../../intelligence/search/keys/index.ts";
import type { Purpose, RoleId } from "../../vocabulary/index.ts";

export const WORLD_PURPOSES: readonly Purpose[] = ["law_enforcement", "immigration"];
/** Words of the texts; the last two are names and the misspellings asked for are one letter away. */
export const WORDS = ["engine", "lorry", "beach", "cash", "Hoxha", "Prendi"] as const;
const PHONES = ["+447700900101", "+447700900102", "+447700900103"] as const;

interface ReaderPlan {
  readonly agency: number;
  readonly team: number | null;
  readonly purpose: Purpose;
}

export interface WorldPlan {
  readonly people: readonly {
    readonly agency: number;
    readonly teams: readonly number[];
    readonly role: RoleId;
  }[];
  readonly reports: readonly {
    readonly agency: number;
    readonly author: number;
    readonly state: "draft" | "submitted" | "evaluated" | "disseminated" | "withdrawn";
    readonly readers: readonly ReaderPlan[];
    readonly words: readonly number[];
    readonly phone: number;
    readonly grants: readonly {
      readonly person: number;
      readonly state: "open" | "expired" | "revoked";
      readonly purpose: Purpose | null;
    }[];
  }[];
}

export const AGENCY_COUNT = 3;
const TEAMS_EACH = 2;

const reader: fc.Arbitrary<ReaderPlan> = fc.record({
  agency: fc.nat(AGENCY_COUNT - 1),
  team: fc.option(fc.nat(TEAMS_EACH - 1)),
  purpose: fc.constantFrom(...WORLD_PURPOSES),
});

export const worldPlan: fc.Arbitrary<WorldPlan> = fc.record({
  people: fc.array(
    fc.record({
      agency: fc.nat(AGENCY_COUNT - 1),
      teams: fc.uniqueArray(fc.nat(TEAMS_EACH - 1), { maxLength: TEAMS_EACH }),
      role: fc.constantFrom<RoleId>(
        "officer",
        "intelligence_officer",
        "data_protection_officer",
        "press_officer",
      ),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  reports: fc.array(
    fc.record({
      agency: fc.nat(AGENCY_COUNT - 1),
      author: fc.nat(20),
      state: fc.constantFrom("draft", "submitted", "evaluated", "disseminated", "disseminated", "withdrawn"),
      readers: fc.array(reader, { maxLength: 3 }),
      words: fc.uniqueArray(fc.nat(WORDS.length - 1), { minLength: 1, maxLength: 3 }),
      phone: fc.nat(PHONES.length - 1),
      grants: fc.array(
        fc.record({
          person: fc.nat(20),
          state: fc.constantFrom("open", "open", "expired", "revoked"),
          purpose: fc.option(fc.constantFrom(...WORLD_PURPOSES)),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 4, maxLength: 14 },
  ),
});

export interface Person {
  readonly id: string;
  readonly agency: number;
  readonly teams: readonly number[];
  readonly role: RoleId;
  readonly token: Buffer;
}

export interface WorldReport {
  readonly id: string;
  readonly reference: string;
  readonly agency: number;
  readonly state: string;
  readonly words: readonly string[];
  readonly phone: string;
  readonly text: string;
  readonly item: string;
  readonly mentions: readonly string[];
  readonly readers: readonly ReaderPlan[];
  /** `account purpose`, of each grant in force. */
  readonly granted: ReadonlySet<string>;
}

export interface World {
  readonly people: readonly Person[];
  readonly reports: readonly WorldReport[];
}

/** The model: a person reads a report for a purpose if they are one of its readers, or are named in a grant in force. */
export function mayRead(person: Person, purpose: Purpose, report: WorldReport): boolean {
  if (report.granted.has(`${person.id} ${purpose}`)) return true;
  if (person.role === "press_officer") return false;
  return report.readers.some(
    (each) =>
      each.purpose === purpose &&
      each.agency === person.agency &&
      (each.team === null || person.teams.includes(each.team)),
  );
}

/** Makes the world anew, as the administrator of the database, past every policy. */
export async function makeWorld(admin: Pool, plan: WorldPlan): Promise<World> {
  await admin.query("truncate agency, audience, account restart identity cascade");
  await admin.query("truncate submission, report_event");
  const agencies = Array.from({ length: AGENCY_COUNT }, () => randomUUID());
  const teams = agencies.map(() => Array.from({ length: TEAMS_EACH }, () => randomUUID()));
  for (const [a, id] of agencies.entries()) {
    await admin.query("insert into agency (id, code, name, purposes) values ($1, $2, $3, $4)", [
      id,
      `AG${a}`,
      `Agency ${a}`,
      WORLD_PURPOSES,
    ]);
    for (const [t, team] of (teams[a] ?? []).entries()) {
      await admin.query(
        "insert into team (id, agency_id, code, name, kind) values ($1, $2, $3, $4, 'field')",
        [team, id, `team-${t}`, `Team ${t}`],
      );
    }
  }
  const people: Person[] = [];
  for (const [i, each] of plan.people.entries())
    people.push(await makePerson(admin, agencies, teams, i, each));
  const reports: WorldReport[] = [];
  for (const [i, each] of plan.reports.entries()) {
    reports.push(await makeReport(admin, agencies, teams, people, i, each));
  }
  return { people, reports };
}

async function makePerson(
  admin: Pool,
  agencies: readonly string[],
  teams: readonly (readonly string[])[],
  index: number,
  plan: WorldPlan["people"][number],
): Promise<Person> {
  const id = randomUUID();
  const token = Buffer.from(randomUUID().replaceAll("-", ""));
  await admin.query("insert into account (id, agency_id, username, name) values ($1, $2, $3, $4)", [
    id,
    agencies[plan.agency],
    `person${index}`,
    `Person ${index}`,
  ]);
  await admin.query("insert into account_role values ($1, $2)", [id, plan.role]);
  for (const team of plan.teams)
    await admin.query("insert into account_team values ($1, $2)", [id, teams[plan.agency]?.[team]]);
  await admin.query("select open_session($1, $2, interval '1 hour', 'test')", [id, token]);
  return { id, token, ...plan };
}

async function makeReport(
  admin: Pool,
  agencies: readonly string[],
  teams: readonly (readonly string[])[],
  people: readonly Person[],
  index: number,
  plan: WorldPlan["reports"][number],
): Promise<WorldReport> {
  const readers: number[] = [];
  for (const each of plan.readers) {
    const { rows } = await admin.query<{ id: number }>("select intern_reader($1, $2, $3) as id", [
      agencies[each.agency],
      each.team === null ? null : teams[each.agency]?.[each.team],
      each.purpose,
    ]);
    if (rows[0]) readers.push(rows[0].id);
  }
  const id = randomUUID();
  const item = randomUUID();
  const author = people[plan.author % people.length];
  const words = plan.words.map((word) => WORDS[word] ?? "");
  const phone = PHONES[plan.phone] ?? "";
  const text = `Report of ${words.join(" and ")} by ${phone} number${index}`;
  const reference = `REF-${index}`;
  await admin.query(
    `insert into report (id, agency_id, author_id, reference, audience_id, state, purpose, title, authored, disseminated_at)
     values ($1, $2, $3, $4, intern_audience($5), $6, 'law_enforcement', $7, '2026-09-01', now() - make_interval(mins => $8))`,
    [id, agencies[plan.agency], author?.id, reference, readers, plan.state, `Title ${index}`, index],
  );
  await admin.query("delete from report_grant where report_id = $1", [id]);
  await admin.query(
    `insert into item (id, report_id, audience_id, position, text, source, information, handling, originators)
     select $1, id, audience_id, 1, $3, '1', 'A', 'P', array[agency_id] from report where id = $2`,
    [item, id, text],
  );
  const mentions: string[] = [];
  const names = words
    .filter((word) => word === "Hoxha" || word === "Prendi")
    .map((word) => ["person", word, null] as const);
  for (const [kind, written, key] of [...names, ["phone", phone, `phone:${phone}`] as const]) {
    const mention = randomUUID();
    const start = text.indexOf(written);
    await admin.query(
      `insert into mention (id, report_id, audience_id, item_id, kind, text, key, search_keys, span_start, span_end, status)
       select $1, id, audience_id, $3, $4, $5, $6, $7, $8, $9, 'confirmed' from report where id = $2`,
      [
        mention,
        id,
        item,
        kind,
        written,
        key,
        searchKeysOf(kind, written, key),
        start,
        start + written.length,
      ],
    );
    mentions.push(mention);
  }
  const granted = new Set<string>();
  for (const grant of plan.grants) {
    const person = people[grant.person % people.length];
    if (!person) continue;
    await admin.query(
      `insert into report_grant (report_id, account_id, purpose, reason, granted_by, expires_at, revoked_at)
       values ($1, $2, $4, 'test', $2, case when $3 = 'expired' then now() - interval '1 hour' end,
               case when $3 = 'revoked' then now() end)`,
      [id, person.id, grant.state, grant.purpose],
    );
    if (grant.state !== "open") continue;
    for (const purpose of grant.purpose ? [grant.purpose] : WORLD_PURPOSES)
      granted.add(`${person.id} ${purpose}`);
  }
  await admin.query("select index_report($1)", [id]);
  const { agency, state } = plan;
  return { id, reference, agency, state, words, phone, text, item, mentions, readers: plan.readers, granted };
}
