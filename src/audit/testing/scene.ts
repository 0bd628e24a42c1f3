/** A log to try things on: acts of two people, some sealed under several heads, some not sealed yet. */
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import { type TestDatabase, testDatabase } from "../../database/testing/index.ts";
import type { Act, ActRecord } from "../entry.ts";
import type { Verdict } from "../examine/verdict.ts";
import { journalFolder } from "../outside.ts";
import { createRecorder, type PreparedEntries, type Recorder } from "../record.ts";
import { type Sealing, sealOnce } from "../seal.ts";
import { examine, lookOutside, verify } from "../verify.ts";

export interface Scene {
  readonly database: TestDatabase;
  /** What DATA/audit is to a server. */
  readonly folder: string;
  readonly recorder: Recorder;
  /** Does and records acts as the application would, each call in a transaction of its own. */
  act(acts: readonly ActRecord[], context?: { session?: string; agency?: string }): Promise<PreparedEntries>;
  /** Waits until no other test's transaction stands before what was recorded. */
  settle(): Promise<void>;
  /** Seals all that was recorded. */
  seal(): Promise<Sealing | null>;
  /** As the auditor. */
  verify(): Promise<Verdict>;
  /** What is found once the administrator has gone around every role and constraint. It is undone afterwards. */
  tampered(work: (client: PoolClient) => Promise<unknown>): Promise<Verdict>;
  /** The same where nothing but the keys is left outside the database. */
  tamperedAlone(work: (client: PoolClient) => Promise<unknown>): Promise<Verdict>;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(database.folder, "audit-"));
  const recorder = createRecorder(database.keys, journalFolder(folder));
  const examineAfter = async (work: (client: PoolClient) => Promise<unknown>, kept: string) => {
    const outside = await lookOutside(kept);
    return await undone(database, async (client) => {
      await work(client);
      return await examine(client, database.keys, outside);
    });
  };
  return {
    database,
    folder,
    recorder,
    act: (acts, context) => record(database, recorder, acts, context),
    settle: () => settled(database),
    async seal() {
      await settled(database);
      return await sealOnce(database.worker, database.keys, folder);
    },
    verify: () => asAuditor(database, (client) => verify(client, database.keys, folder)),
    tampered: (work) => examineAfter(work, folder),
    tamperedAlone: (work) => examineAfter(work, join(folder, "none")),
    async close() {
      recorder.close();
      await database.close();
    },
  };
}

/** Entries of every kind under three heads, and four more that are not sealed. */
export async function fillScene(scene: Scene): Promise<void> {
  const session = randomUUID();
  for (let round = 0; round < 3; round++) {
    await scene.act([anAct("consultation", 2), anAct("disclosure", 0)], { session });
    await scene.act([anAct("alteration", 1)]);
    await scene.act([anAct("sign_in", 1), anAct("refusal", 3)]);
    await scene.seal();
  }
  await scene.act([anAct("consultation", 1), anAct("combination", 2)], { session });
  await scene.act([anAct("collection", 1), anAct("disclosure", 1)]);
}

export function anAct(act: Act, subjects: number): ActRecord {
  return {
    act,
    subjects: Array.from({ length: subjects }, () => randomUUID()),
    detail: { reason: "a made-up reason", words: ["Kwesi", "+447700900123"], score: 0.25, rows: subjects },
  };
}

async function record(
  database: TestDatabase,
  recorder: Recorder,
  acts: readonly ActRecord[],
  { session = randomUUID(), agency = randomUUID() }: { session?: string; agency?: string } = {},
): Promise<PreparedEntries> {
  const client = await database.app.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    const context = {
      xid: rows[0]?.xid ?? "",
      account: randomUUID(),
      agency,
      session,
      purpose: "law_enforcement",
    };
    const prepared = recorder.prepare(context, acts);
    await recorder.insert((sql, values) => client.query(sql, values), prepared);
    await client.query("commit");
    recorder.committed(prepared);
    return prepared;
  } finally {
    client.release();
  }
}

/** Transaction ids are shared by all databases of the run, so another test's transaction can hold the horizon back. */
async function settled({ admin }: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ settled: boolean }>(
      `select not exists (select from audit_entry where xid >= pg_snapshot_xmin(pg_current_snapshot())) as settled`,
    );
    if (rows[0]?.settled) return;
    await pause(10);
  }
}

async function asAuditor<T>(database: TestDatabase, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.admin.connect();
  try {
    await client.query("set role tributary_auditor");
    return await work(client);
  } finally {
    await client.query("reset role");
    client.release();
  }
}

async function undone<T>(database: TestDatabase, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database.admin.connect();
  try {
    // As an intruder would: no foreign key speaks up.
    await client.query("begin; set local session_replication_role = replica");
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
