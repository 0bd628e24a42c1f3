/**
 * Statements prepared once a connection. Under row security a statement's plan holds the policies of every table it
 * names, and making that plan costs more than running it (bench/load); a named statement is planned once.
 */
import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";

/** As much of a pool as a query builder asks for. */
export interface PreparingPool {
  connect(): Promise<PreparingClient>;
  end(): Promise<void>;
}

export interface PreparingClient {
  query(text: unknown, values?: unknown): Promise<unknown>;
  release(): void;
}

/** Texts that vary (lists of ids, searches) would fill every connection with plans: beyond these, none is kept. */
const MOST_NAMES = 400;

export function preparing(pool: Pool): PreparingPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | null => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES) return null;
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
    names.set(text, name);
    return name;
  };
  return {
    connect: async () => prepare(await pool.connect(), nameOf),
    end: () => pool.end(),
  };
}

function prepare(client: PoolClient, nameOf: (text: string) => string | null): PreparingClient {
  return {
    query: (text, values) => {
      // Without values it is one of begin, commit and the like; a cursor is an object of its own.
      if (typeof text !== "string" || !Array.isArray(values) || values.length === 0) {
        return client.query(text as string, values as unknown[]);
      }
      const name = nameOf(text);
      return name === null ? client.query(text, values) : client.query({ name, text, values });
    },
    release: () => client.release(),
  };
}
