/**
 * The viewer: a transaction that reads as one person, for one purpose, with a reason, and leaves a trace.
 *
 * Rooms receive a `Viewer`, never a pool, so a read that is not somebody's does not compile. The database sets who the
 * readers are (`enter()`), and what was read or changed is entered in the log in the same transaction: the answer
 * leaves only after the commit.
 */
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from "kysely";
import { DatabaseError } from "pg";
import type { ActRecord, Recorder } from "../audit/index.ts";
import { type Pools, preparing, type Tables } from "../database/index.ts";
import type { Purpose, RoleId } from "../vocabulary/index.ts";
import { type Access, internals } from "./internals.ts";
import { Refusal } from "./refusal.ts";

declare const entered: unique symbol;

export interface Viewer {
  readonly [entered]: true;
  readonly db: Transaction<Tables>;
  readonly account: { readonly id: string; readonly name: string };
  readonly agency: { readonly id: string; readonly code: string };
  readonly session: string;
  readonly purpose: Purpose;
  readonly reason: string;
  readonly roles: readonly RoleId[];
  readonly readers: readonly number[];
  readonly steppedUpAt: Date | null;
  /** Puts one act on record. A viewer's transaction without an act does not commit. */
  record(act: ActRecord): void;
}

/** What a person holds after signing in: 32 random bytes, known to them and, as a digest, to the database. */
export interface Session {
  readonly token: Buffer;
}

export interface Why {
  readonly purpose: Purpose;
  readonly reason: string;
}

export function openAccess(pools: Pools, recorder: Recorder): Access {
  const app = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparing(pools.app) as PostgresPool }),
  });
  return { [internals]: { app, door: pools.door, worker: pools.worker, importer: pools.importer, recorder } };
}

export async function asViewer<Answer>(
  access: Access,
  session: Session,
  why: Why,
  work: (viewer: Viewer) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await inTransaction(access, session, why, work);
  } catch (error) {
    if (error instanceof Refusal && RECORDED_REFUSALS.has(error.code)) {
      await recordRefusal(access, session, why, error);
    }
    throw error;
  }
}

const RECORDED_REFUSALS: ReadonlySet<string> = new Set(["forbidden", "not_found", "step_up", "too_many"]);

async function inTransaction<Answer>(
  access: Access,
  session: Session,
  why: Why,
  work: (viewer: Viewer) => Promise<Answer>,
): Promise<Answer> {
  const { app, recorder } = access[internals];
  const { answer, written } = await app.transaction().execute(async (db) => {
    const acts: ActRecord[] = [];
    const { viewer, xid } = await enter(db, session, why, acts);
    const answer = await work(viewer);
    if (acts.length === 0) throw new Error("a viewer's transaction ended without an act on record");
    const written = recorder.prepare(
      {
        xid,
        account: viewer.account.id,
        agency: viewer.agency.id,
        session: viewer.session,
        purpose: why.purpose,
      },
      acts.map((act) => ({ ...act, detail: { reason: why.reason, ...act.detail } })),
    );
    await recorder.insert((text, values) => db.executeQuery(CompiledQuery.raw(text, values)), written);
    return { answer, written };
  });
  recorder.committed(written);
  return answer;
}

interface Entered {
  xid: string;
  session_id: string;
  account_id: string;
  agency_id: string;
  agency_code: string;
  account_name: string;
  roles: RoleId[];
  readers: number[];
  stepped_up_at: Date | null;
}

async function enter(
  db: Transaction<Tables>,
  session: Session,
  why: Why,
  acts: ActRecord[],
): Promise<{ viewer: Viewer; xid: string }> {
  const { rows } = await sql<Entered>`select * from enter(${session.token}, ${why.purpose}, ${why.reason})`
    .execute(db)
    .catch((error: unknown) => {
      throw asRefusal(error);
    });
  const [row] = rows;
  if (!row) throw new Error("enter() answered nothing");
  const viewer = {
    db,
    account: { id: row.account_id, name: row.account_name },
    agency: { id: row.agency_id, code: row.agency_code },
    session: row.session_id,
    purpose: why.purpose,
    reason: why.reason,
    roles: row.roles,
    readers: row.readers,
    steppedUpAt: row.stepped_up_at,
    record: (act: ActRecord) => {
      acts.push(act);
    },
  } as unknown as Viewer;
  return { viewer, xid: row.xid };
}

/** A refusal rolls its transaction back, so it is recorded in one of its own. */
async function recordRefusal(access: Access, session: Session, why: Why, refusal: Refusal): Promise<void> {
  await inTransaction(access, session, why, async (viewer) => {
    viewer.record({ act: "refusal", subjects: [], detail: { code: refusal.code, refused: refusal.message } });
  });
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || error.code !== "28000") return error;
  switch (error.hint) {
    case "purpose":
      return new Refusal("purpose", "Your agency does not act under this purpose. Choose another purpose.");
    case "reason":
      return new Refusal("invalid", "Say in a few words why you are looking.", {
        errors: [{ pointer: "/reason", message: "Enter a reason" }],
      });
    default:
      return new Refusal("sign_in", "You are not signed in, or your session has ended. Sign in to carry on.");
  }
}
