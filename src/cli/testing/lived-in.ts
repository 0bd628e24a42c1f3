/** A database with the demonstration in it, people who write, and a data folder as a server leaves it. */
import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import {
  type Access,
  asViewer,
  openAccess,
  type Session,
  signIn,
  stepUp,
  type Viewer,
} from "../../access/index.ts";
import {
  createRecorder,
  journalFolder,
  type Sealer,
  startSealer,
  type Verdict,
  verify,
} from "../../audit/index.ts";
import { openKeys } from "../../database/index.ts";
import { type TestDatabase, testDatabase } from "../../database/testing/index.ts";
import { DEMONSTRATION_PASSWORD, tellStory } from "../../demonstration/index.ts";
import { createDraft, submitReport } from "../../intelligence/index.ts";

const CALLER = { address: "test", agent: "test" };

export interface LivedIn {
  readonly database: TestDatabase;
  readonly dataDir: string;
  readonly access: Access;
  as<Answer>(username: string, work: (viewer: Viewer) => Promise<Answer>): Promise<Answer>;
  /** Writes and submits one report; returns its id. */
  write(username: string, title: string): Promise<string>;
  close(): Promise<void>;
}

export async function openLivedIn(): Promise<LivedIn> {
  const database = await testDatabase();
  const dataDir = newDataDir(database);
  const recorder = createRecorder(database.keys, journalFolder(join(dataDir, "audit")));
  const access = openAccess(database, recorder);
  await tellStory(access, database.keys, database.address);
  const sealer: Sealer = startSealer({
    pool: database.worker,
    keys: database.keys,
    folder: join(dataDir, "audit"),
    every: 150,
    onError: () => {},
  });
  const sessions = new Map<string, Session>();
  const as: LivedIn["as"] = async (username, work) => {
    const session = sessions.get(username) ?? (await enter(access, database, username));
    sessions.set(username, session);
    return await asViewer(access, session, { purpose: "law_enforcement", reason: "Trying a backup" }, work);
  };
  return {
    database,
    dataDir,
    access,
    as,
    write: (username, title) =>
      as(username, async (viewer) => {
        const { id } = await createDraft(viewer, draftOf(title));
        await submitReport(viewer, id);
        return id;
      }),
    close: async () => {
      await sealer.stop();
      recorder.close();
      await database.close();
    },
  };
}

/** With the keys of the run, because the roles of the shared PostgreSQL have their passwords from them. */
export function newDataDir(database: TestDatabase): string {
  const dataDir = mkdtempSync(join(database.folder, "data-"));
  cpSync(database.keys.folder, join(dataDir, "keys"), { recursive: true });
  return dataDir;
}

export async function verifyAt(database: TestDatabase, dataDir: string): Promise<Verdict> {
  const client = await database.admin.connect();
  try {
    await client.query("set role tributary_auditor");
    return await verify(client, openKeys(join(dataDir, "keys")), join(dataDir, "audit"));
  } finally {
    await client.query("reset role");
    client.release();
  }
}

async function enter(access: Access, { keys }: TestDatabase, username: string): Promise<Session> {
  const session = await signIn(access, keys, { username, password: DEMONSTRATION_PASSWORD }, CALLER);
  await stepUp(access, keys, session, { password: DEMONSTRATION_PASSWORD }, CALLER);
  return session;
}

function draftOf(title: string) {
  const text = 'Seen at the yard: "Kwesi\tMensah", 07700 900123, back\\slash \\N and\na new line.';
  return {
    title,
    precedence: "routine" as const,
    purpose: "law_enforcement" as const,
    classification: "OFFICIAL",
    provenance: "Seen by officers",
    authored: "2026-11-01",
    informationFrom: "2026-11-01",
    informationTo: "",
    requirements: [],
    items: [
      {
        id: randomUUID(),
        text,
        grade: { source: "1" as const, information: "A" as const, handling: { code: "P" as const } },
        mentions: [
          {
            id: randomUUID(),
            kind: "person",
            text: "Kwesi\tMensah",
            properties: { name: "Kwesi Mensah" },
            start: 19,
            end: 31,
            status: "confirmed" as const,
          },
        ],
        links: [],
      },
    ],
  };
}
