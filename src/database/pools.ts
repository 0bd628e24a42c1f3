/** The server's connections: one pool a role, so that no code path can reach for more than its role may do. */
import { Pool, types } from "pg";
import type { DatabaseAddress } from "./address.ts";
import { giveUpAfter } from "./give-up.ts";
import { type Keys, openKeys } from "./keys.ts";
import { asRole, type LoginRole } from "./roles.ts";

export interface Pools {
  /** Serves people. Reads nothing until `enter()` made the transaction a viewer's. */
  readonly app: Pool;
  /** Checks passwords and opens sessions; reads no intelligence. */
  readonly door: Pool;
  /** Does jobs under its own narrow policies. */
  readonly worker: Pool;
  /** Writes what the runs that are under way bring in. */
  readonly importer: Pool;
  close(): Promise<void>;
}

export interface PoolSizes {
  readonly app: number;
  readonly door: number;
  readonly worker: number;
  readonly importer?: number;
}

/** How long somebody waits for a connection, be it made or come free, before they are told. */
const CONNECT_SECONDS = 5;

interface Limits {
  /** Of one statement. */
  readonly statement: number;
  /** Of one transaction, in seconds; the jobs of the worker may take as long as their statements do. */
  readonly held?: number;
}

const PERSON: Limits = { statement: 15, held: 30 };
const JOB: Limits = { statement: 120 };

/** Days stay days: as a JavaScript Date a `date` would move across midnight with the server's time zone. */
const DATE = 1082;
types.setTypeParser(DATE, (value) => value);

export function openPools(
  address: DatabaseAddress,
  keys: Keys,
  sizes: PoolSizes = { app: 16, door: 3, worker: 3, importer: 3 },
): Pools {
  const open = (role: LoginRole, max: number, { statement, held }: Limits): Pool => {
    const pool = new Pool({
      ...asRole(address, keys, role),
      // Asked for at each new connection, so that a running server goes on when the keys are rotated.
      password: () => asRole(address, openKeys(keys.folder), role).password,
      max,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: CONNECT_SECONDS * 1000,
      statement_timeout: statement * 1000,
      ...(held === undefined ? {} : { idle_in_transaction_session_timeout: held * 1000 }),
      keepAlive: true,
      application_name: role,
    });
    // A connection that the database ends is replaced at next use, and whoever holds it is told by their next
    // statement; without these listeners it would end the process, idle or held.
    pool.on("error", () => undefined);
    pool.on("connect", (client) => client.on("error", () => undefined));
    if (held !== undefined) giveUpAfter(pool, held);
    return pool;
  };
  const app = open("tributary_app", sizes.app, PERSON);
  const door = open("tributary_door", sizes.door, PERSON);
  const worker = open("tributary_worker", sizes.worker, JOB);
  const importer = open("tributary_importer", sizes.importer ?? 2, JOB);
  return {
    app,
    door,
    worker,
    importer,
    close: async () => {
      await Promise.all([app.end(), door.end(), worker.end(), importer.end()]);
    },
  };
}
