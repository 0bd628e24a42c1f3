/**
 * New keys for everything that can have them, beside a running server. Each exchange stands by itself and goes on where
 * it was broken off when this is called again; see docs/decisions/keys-rotate.md.
 */
import { Client } from "pg";
import { type Recorder, retireKeys } from "../audit/index.ts";
import {
  adoptNext,
  asRole,
  type DatabaseAddress,
  type Keys,
  LOGIN_ROLES,
  nextSecret,
  openKeys,
  rotateRolePasswords,
  StartError,
} from "../database/index.ts";
import { rotateOneTimeCodes } from "./one-time-code.ts";
import { rotateViewerKey } from "./viewer-key.ts";

export interface Rotated {
  /** How many one-time-code secrets were sealed anew. */
  readonly oneTimeCodes: number;
  /** A server is connected: what it read when it started is in use until it is started again. */
  readonly serverRuns: boolean;
}

/** An arbitrary number that all Tributary processes share, so that one rotates at a time. */
const LOCK = 7_274_221_533;
/** Nothing is kept under these: a list goes on from its beginning, a count of failures begins anew. */
const REPLACED = ["cursors", "sign-in-failures"];

/** `address` is the administrator's. The act goes on record under the keys that are retired by it. */
export async function rotateKeys(address: DatabaseAddress, keys: Keys, recorder: Recorder): Promise<Rotated> {
  return await connected(address, async (admin) => {
    await refuseUnfit(admin);
    const serverRuns = await isServed(admin);
    await rotateRolePasswords(admin, keys);
    const door = asRole(address, openKeys(keys.folder), "tributary_door");
    const oneTimeCodes = await connected(door, async (client) => {
      const sealed = await rotateOneTimeCodes(client, keys);
      await record(client, recorder);
      return sealed;
    });
    await rotateViewerKey(admin);
    for (const name of REPLACED) {
      nextSecret(keys, name);
      adoptNext(keys, name);
    }
    retireKeys(openKeys(keys.folder));
    // Made now, so that a copy of the folder taken next is whole.
    const now = openKeys(keys.folder);
    now.secret("audit");
    now.signing("audit");
    return { oneTimeCodes, serverRuns };
  });
}

async function refuseUnfit(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ free: boolean; fit: boolean }>(
    `select pg_try_advisory_lock($1) as free, to_regprocedure('public.retire_viewer_keys()') is not null as fit`,
    [LOCK],
  );
  if (!rows[0]?.fit)
    throw new StartError(
      "This database is not of this version of Tributary. Start the server once; it migrates.",
    );
  if (!rows[0].free) throw new StartError("The keys are being rotated already.");
}

async function isServed(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ served: boolean }>(
    `select exists (select from pg_stat_activity
                     where datname = current_database() and usename = any ($1)) as served`,
    [LOGIN_ROLES],
  );
  return rows[0]?.served ?? false;
}

async function record(door: Client, recorder: Recorder): Promise<void> {
  await door.query("begin");
  const { rows } = await door.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const written = recorder.prepare(
    { xid: rows[0]?.xid ?? "", account: null, agency: null, session: null, purpose: null },
    [{ act: "alteration", subjects: [], detail: { what: "keys rotated" } }],
  );
  await recorder.insert((text, values) => door.query(text, values), written);
  await door.query("commit");
  recorder.committed(written);
}

async function connected<Answer>(
  address: DatabaseAddress,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client(address);
  // A connection that breaks is told by the query that needs it.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
