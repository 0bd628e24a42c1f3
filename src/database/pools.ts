/** The server's connections: one pool a role, so that no code path can reach for more than its role may do. */
import { Pool, types } from "pg";
import type { DatabaseAddress } from "./address.ts";
import type { Keys } from "./keys.ts";
import { asRole } from "./roles.ts";

export interface Pools {
  /** Serves people. Reads nothing until `enter()` made the transaction a viewer's. */
  readonly app: Pool;
  /** Checks passwords and opens sessions; reads no intelligence. */
  readonly door: Pool;
  /** Does jobs under its own narrow policies. */
  readonly worker: Pool;
  close(): Promise<void>;
}

export interface PoolSizes {
  readonly app: number;
  readonly door: number;
  readonly worker: number;
}

/** Days stay days: as a JavaScript Date a `date` would move across midnight with the server's time zone. */
const DATE = 1082;
types.setTypeParser(DATE, (value) => value);

export function openPools(
  address: DatabaseAddress,
  keys: Keys,
  sizes: PoolSizes = { app: 16, door: 3, worker: 3 },
): Pools {
  const open = (role: Parameters<typeof asRole>[2], max: number, statementSeconds: number): Pool => {
    const pool = new Pool({
      ...asRole(address, keys, role),
      max,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementSeconds * 1000,
      application_name: role,
    });
    // An idle connection that the server ends is replaced at next use; without a listener it would end the process.
    pool.on("error", () => undefined);
    return pool;
  };
  const app = open("tributary_app", sizes.app, 15);
  const door = open("tributary_door", sizes.door, 15);
  const worker = open("tributary_worker", sizes.worker, 120);
  return {
    app,
    door,
    worker,
    close: async () => {
      await Promise.all([app.end(), door.end(), worker.end()]);
    },
  };
}
