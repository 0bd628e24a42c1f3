/**
 * A large made-up data set for the benchmarks, written by the administrator in bulk into a migrated, empty database.
 *
 * Rows are drawn inside the database, set by set, from pools of words and things that follow Zipf's law; keys of
 * mentions come from the application's own code, search documents from its own rule. Three kinds of viewer may read a
 * thousandth, a quarter and all of it.
 */
import { Client } from "pg";
import { withoutIndexes } from "../../src/database/backup/indexes.ts";
import type { DatabaseAddress } from "../../src/database/index.ts";
import { seedAudiences } from "./audiences.ts";
import { seedDocuments } from "./documents.ts";
import { foundPeople, VIEWERS, type ViewerName } from "./people.ts";
import { seedPools } from "./pools.ts";
import { type Questions, questionsAbout } from "./questions.ts";
import { seedReports } from "./reports.ts";

export { SEED_PASSWORD, type ViewerName } from "./people.ts";
export type { QuestionKind, Questions } from "./questions.ts";

export interface SeedOptions {
  readonly mentions: number;
  readonly mentionsPerReport?: number;
  readonly audiences: number;
  /** Accounts for each of the three kinds of viewer. */
  readonly accounts?: number;
  readonly seed?: number;
  readonly log?: (line: string) => void;
}

export interface SeededViewer {
  readonly name: ViewerName;
  readonly usernames: readonly string[];
  /** The share of all reports that it may read, counted. */
  readonly share: number;
}

export interface Seeded {
  readonly reports: number;
  readonly items: number;
  readonly mentions: number;
  readonly audiences: number;
  readonly databaseMB: number;
  readonly seconds: number;
  readonly viewers: readonly SeededViewer[];
  readonly questions: Questions;
}

const FILLED = [
  "report",
  "report_grant",
  "report_event",
  "item",
  "mention",
  "search_document",
  "audience_reader",
];

/** `address` is the administrator's, who must be a superuser: triggers and checks of references are left out. */
export async function seed(address: DatabaseAddress, options: SeedOptions): Promise<Seeded> {
  const { mentions, mentionsPerReport = 3, accounts = 20, seed: number = 1, log = () => {} } = options;
  const started = performance.now();
  const step = (what: string): void => log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${what}`);
  step("founding agencies and accounts");
  const usernames = await foundPeople(address, accounts);
  const client = new Client(address);
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      `set local session_replication_role = replica; set local synchronous_commit = off;
       set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'; set local statement_timeout = 0`,
    );
    await client.query("select setseed($1)", [(number % 1000) / 1000]);
    step("making words and things");
    const pools = await seedPools(client, mentions, number);
    step("making audiences");
    const audiences = await seedAudiences(client, options.audiences);
    await withoutIndexes(client, FILLED, async () => {
      step("writing reports, items and mentions");
      await seedReports(client, { mentions, mentionsPerReport, audiences });
      step("writing search documents");
      await seedDocuments(client);
      step("building indexes");
    });
    await client.query("commit");
    step("analysing");
    await client.query("vacuum (analyze)");
    const counts = await count(client);
    const viewers = await shares(client, usernames, counts.reports);
    step("seeded");
    const seconds = (performance.now() - started) / 1000;
    return { ...counts, audiences, seconds, viewers, questions: questionsAbout(pools) };
  } finally {
    await client.end();
  }
}

async function count(client: Client) {
  const { rows } = await client.query<{
    reports: number;
    items: number;
    mentions: number;
    databaseMB: number;
  }>(
    `select (select count(*)::int from report) as reports, (select count(*)::int from item) as items,
            (select count(*)::int from mention) as mentions,
            (pg_database_size(current_database()) / 1048576)::int as "databaseMB"`,
  );
  const [row] = rows;
  if (!row) throw new Error("the database counted nothing");
  return row;
}

async function shares(
  client: Client,
  usernames: ReadonlyMap<ViewerName, readonly string[]>,
  reports: number,
): Promise<SeededViewer[]> {
  const { rows } = await client.query<{ code: string; readable: number }>(
    `select g.code, count(*)::int as readable
       from report p
       join audience_reader a on a.audience_id = p.audience_id
       join reader r on r.id = a.reader_id and r.team_id is null
       join agency g on g.id = r.agency_id and g.code = any ($1)
      group by g.code`,
    [VIEWERS.map((viewer) => viewer.agency)],
  );
  const readable = new Map(rows.map((row) => [row.code, row.readable]));
  return VIEWERS.map(({ name, agency }) => ({
    name,
    usernames: usernames.get(name) ?? [],
    share: (readable.get(agency) ?? 0) / reports,
  }));
}
