/**
 * What access by row costs: a key lookup and a page of twenty hits at a million mentions, for viewers who may read a
 * thousandth, a quarter and all of it, against the same work under no policy at all; and how long hits and facets take.
 */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { CompiledQuery, type Kysely } from "kysely";
import { Client } from "pg";
import { type Access, asViewer, openAccess, type Session, type Viewer } from "../../src/access/index.ts";
import { createRecorder, journalFolder } from "../../src/audit/index.ts";
import { startEmbedded } from "../../src/database/embedded/index.ts";
import { type DatabaseAddress, migrate, openKeys, openPools, type Tables } from "../../src/database/index.ts";
import { facets, search } from "../../src/intelligence/index.ts";
import { scratchFolder } from "../child/scratch.ts";
import { atMost, type BenchResult, type BenchRow, informs } from "../result.ts";
import { type Seeded, type SeededViewer, seed } from "../seed/seed.ts";
import { openBaseline } from "./baseline.ts";
import { inTurns, percentile, timed } from "./timing.ts";

export interface SearchBenchOptions {
  readonly mentions?: number;
  readonly audiences?: readonly number[];
  /** Questions of each kind. */
  readonly questions?: number;
  readonly log?: (line: string) => void;
}

const WHY = { purpose: "law_enforcement", reason: "Benchmark" } as const;
const CURSOR_KEY = Buffer.alloc(32, 1);

/** The bars of the policy: half as much again, or three milliseconds, whichever is larger. */
const RATIO = 1.5;
const SPARE_MS = 3;

export async function run(options: SearchBenchOptions = {}): Promise<BenchResult> {
  const { mentions = 1_000_000, audiences = [5_000, 20_000], questions = 20, log = console.error } = options;
  const rows: BenchRow[] = [];
  let sizes: Partial<Seeded> = {};
  let version = "";
  for (const count of audiences) {
    const folder = scratchFolder();
    const server = await startEmbedded({ dataDir: join(folder, "data") });
    version = server.version;
    try {
      const keys = openKeys(join(folder, "data", "keys"));
      await migrate(server.address, keys);
      const seeded = await seed(server.address, { mentions, audiences: count, accounts: 1, log });
      sizes = seeded;
      const pools = openPools(server.address, keys);
      const recorder = createRecorder(keys, journalFolder(join(folder, "data", "audit")));
      try {
        rows.push(...(await measure(server.address, openAccess(pools, recorder), seeded, questions)));
      } finally {
        recorder.close();
        await pools.close();
      }
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    bench: "search",
    configuration: {
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      postgresql: version,
      reports: sizes.reports,
      items: sizes.items,
      mentions: sizes.mentions,
      databaseMB: sizes.databaseMB,
      "questions of each kind": questions,
    },
    rows,
  };
}

async function measure(
  address: DatabaseAddress,
  access: Access,
  seeded: Seeded,
  questions: number,
): Promise<BenchRow[]> {
  const admin = new Client(address);
  await admin.connect();
  const baseline = await openBaseline(address, admin);
  const rows: BenchRow[] = [];
  try {
    const mix = Object.values(seeded.questions).flatMap((list) => list.slice(0, questions));
    const keys = await someKeys(admin, questions * 5);
    for (const viewer of seeded.viewers) {
      const session = await sessionFor(admin, viewer);
      const label = `${seeded.audiences.toLocaleString("en-GB")} audiences, reading ${(viewer.share * 100).toFixed(1)}%`;
      rows.push(...(await lookups(access, session, baseline.db, keys, label)));
      rows.push(...(await pages(access, session, baseline, mix, label)));
    }
  } finally {
    await baseline.close();
    await admin.end();
  }
  return rows;
}

/** What it takes inside the transaction: what is compared is the policy, and not signing in or the log. */
async function inside(
  access: Access,
  session: Session,
  work: (viewer: Viewer) => Promise<unknown>,
): Promise<number> {
  return await asViewer(access, session, WHY, (viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: { what: "benchmark" } });
    return timed(() => work(viewer));
  });
}

async function lookups(
  access: Access,
  session: Session,
  unfiltered: Kysely<Tables>,
  keys: readonly string[],
  label: string,
): Promise<BenchRow[]> {
  const text =
    "select id, report_id, text from mention where key = $1 and status <> 'dropped' order by id limit 20";
  const ask = (db: Kysely<Tables>, key: string) => db.executeQuery(CompiledQuery.raw(text, [key]));
  const [policy = [], none = []] = await inTurns(keys, [
    (key) => inside(access, session, (viewer) => ask(viewer.db, key)),
    (key) => timed(() => ask(unfiltered, key)),
  ]);
  const median = percentile(none, 0.5);
  return [
    informs(`key lookup, no policy: median (${label})`, median, "ms"),
    atMost(`key lookup: median (${label})`, percentile(policy, 0.5), "ms", barOf(median)),
  ];
}

async function pages(
  access: Access,
  session: Session,
  baseline: { readonly viewer: Viewer },
  mix: readonly string[],
  label: string,
): Promise<BenchRow[]> {
  const page = (viewer: Viewer, q: string) => search(viewer, { q, sort: "newest" }, CURSOR_KEY);
  const [policy = [], none = []] = await inTurns(mix, [
    (q) => inside(access, session, (viewer) => page(viewer, q)),
    (q) => timed(() => page(baseline.viewer, q)),
  ]);
  const whole: number[] = [];
  const counted: number[] = [];
  for (const q of mix) {
    whole.push(await timed(() => asViewer(access, session, WHY, (viewer) => page(viewer, q))));
    counted.push(await timed(() => asViewer(access, session, WHY, (viewer) => facets(viewer, q))));
  }
  const median = percentile(none, 0.5);
  return [
    informs(`page of 20 hits, no policy: median (${label})`, median, "ms"),
    atMost(`page of 20 hits: median (${label})`, percentile(policy, 0.5), "ms", barOf(median)),
    atMost(`hits, signed in and on record: 95th percentile (${label})`, percentile(whole, 0.95), "ms", 60),
    atMost(`facets: 95th percentile (${label})`, percentile(counted, 0.95), "ms", 400),
  ];
}

function barOf(none: number): number {
  return Math.max(none * RATIO, none + SPARE_MS);
}

async function sessionFor(admin: Client, viewer: SeededViewer): Promise<Session> {
  const token = randomBytes(32);
  await admin.query(
    "select open_session((select id from account where username = $1), $2, interval '1 day', 'benchmark')",
    [viewer.usernames[0], token],
  );
  return { token };
}

async function someKeys(admin: Client, count: number): Promise<string[]> {
  const { rows } = await admin.query<{ key: string }>(
    "select key from mention tablesample system (1) repeatable (1) where key is not null limit $1",
    [count],
  );
  return rows.map((row) => row.key);
}
