/** Migrations, on a PostgreSQL of its own: roles and their passwords are shared by all databases of one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseAddress } from "./address.ts";
import { openKeys } from "./keys.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { asRole, LOGIN_ROLES } from "./roles.ts";
import { type OwnPostgres, ownPostgres } from "./testing/own-postgres.ts";
import { ROWS_BY_STEP } from "./testing/rows-by-step.ts";

const STEPS = readMigrations();
const NUMBERS = STEPS.map((step) => step.number);

let postgres: OwnPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await ownPostgres();
  folder = join(postgres.dataDir, "role-keys");
});
afterAll(() => postgres.close());

let made = 0;
/** An empty database, its address and its administrator; gone afterwards. */
async function withDatabase(work: (address: DatabaseAddress, admin: Client) => Promise<void>): Promise<void> {
  made += 1;
  const founder = new Client(postgres.address);
  await founder.connect();
  const name = `steps${made}`;
  await founder.query(`create database ${name}`);
  const address = { ...postgres.address, database: name };
  const admin = new Client(address);
  await admin.connect();
  try {
    await work(address, admin);
  } finally {
    await admin.end();
    // The roles are shared, and with other keys a second database is refused.
    await founder.query(`drop database ${name} with (force)`);
    await founder.end();
  }
}

const numbers = (ran: readonly { number: number }[]): number[] => ran.map((step) => step.number);

async function recorded(admin: Client): Promise<{ number: number; digest: string; ran_at: Date }[]> {
  return (await admin.query("select number, digest, ran_at from migration order by number")).rows;
}

test("files are numbered from one without a gap", () => {
  expect(NUMBERS).toEqual(STEPS.map((_, index) => index + 1));
});

test("every step runs once, in order, and running again does nothing", async () => {
  await withDatabase(async (address, admin) => {
    expect(numbers(await migrate(address, openKeys(folder)))).toEqual(NUMBERS);
    const before = await recorded(admin);
    expect(before.map(({ number, digest }) => ({ number, digest }))).toEqual(
      STEPS.map(({ number, digest }) => ({ number, digest })),
    );
    expect(await migrate(address, openKeys(folder))).toEqual([]);
    expect(await recorded(admin)).toEqual(before);
  });
});

describe("is refused, and changes nothing:", () => {
  test("a file that was changed after it ran, by its number", async () => {
    await withDatabase(async (address, admin) => {
      await migrate(address, openKeys(folder), { upTo: 3 });
      await admin.query("update migration set digest = 'another' where number = 2");
      await expect(migrate(address, openKeys(folder))).rejects.toThrow(
        "Migration 2 (audit) was changed after it ran on this database.",
      );
      expect(numbers(await recorded(admin))).toEqual([1, 2, 3]);
    });
  });

  test("a database of a newer version, in a sentence that says what to do", async () => {
    await withDatabase(async (address, admin) => {
      await migrate(address, openKeys(folder));
      await admin.query("insert into migration values (9999, 'later', 'digest')");
      await expect(migrate(address, openKeys(folder))).rejects.toThrow(
        "This database was migrated by a newer Tributary (step 9999). Start that version or a later one.",
      );
    });
  });

  test("a step that would run after a later one", async () => {
    await withDatabase(async (address, admin) => {
      await migrate(address, openKeys(folder));
      await admin.query("delete from migration where number = 2");
      await expect(migrate(address, openKeys(folder))).rejects.toThrow("Migration 2 (audit) never ran here");
    });
  });
});

test("a step that fails leaves nothing of itself, keeps those before it, and can be run again", async () => {
  await withDatabase(async (address, admin) => {
    await migrate(address, openKeys(folder), { upTo: 1 });
    // The last table that the second step makes is in its way.
    await admin.query("create table audit_head ()");
    await expect(migrate(address, openKeys(folder))).rejects.toThrow(/^Migration 2 \(audit\) failed: .+/);
    expect(numbers(await recorded(admin))).toEqual([1]);
    const { rows } = await admin.query("select to_regclass('audit_entry') as left_over");
    expect(rows).toEqual([{ left_over: null }]);
    await admin.query("drop table audit_head");
    expect(numbers(await migrate(address, openKeys(folder)))).toEqual(NUMBERS.slice(1));
  });
});

test("a step that cannot be recorded did not happen", async () => {
  await withDatabase(async (address, admin) => {
    await migrate(address, openKeys(folder), { upTo: 1 });
    await admin.query("alter table migration add constraint unlucky check (number <> 2)");
    await expect(migrate(address, openKeys(folder))).rejects.toThrow(/^Migration 2 \(audit\) failed: .+/);
    const { rows } = await admin.query("select to_regclass('audit_entry') as left_over");
    expect(rows).toEqual([{ left_over: null }]);
  });
});

describe("two at once", () => {
  async function inAProcess(address: DatabaseAddress): Promise<number[]> {
    const program = `
      const { migrate, openKeys } = await import(${JSON.stringify(new URL("index.ts", import.meta.url).href)});
      const ran = await migrate(JSON.parse(process.argv[1]), openKeys(process.argv[2]));
      console.log(JSON.stringify(ran.map((step) => step.number)));`;
    const given = ["--input-type=module", "--eval", program, "--", JSON.stringify(address), folder];
    const child = spawn(process.execPath, given, { stdio: ["ignore", "pipe", "pipe"] });
    const [out, err, [exit]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    if (exit !== 0) throw new Error(err);
    return JSON.parse(out);
  }

  test("migrate once: each step is run by one of two processes", async () => {
    await withDatabase(async (address) => {
      const both = await Promise.all([inAProcess(address), inAProcess(address)]);
      expect(both.flat().sort((a, b) => a - b)).toEqual(NUMBERS);
    });
  });

  test("take turns: while one holds the lock, the other waits", async () => {
    await withDatabase(async (address, admin) => {
      await admin.query("select pg_advisory_lock(7274221531)");
      let done = false;
      const waiting = migrate(address, openKeys(folder)).then((ran) => {
        done = true;
        return ran;
      });
      await pause(500);
      expect(done).toBe(false);
      await admin.query("select pg_advisory_unlock(7274221531)");
      expect(numbers(await waiting)).toEqual(NUMBERS);
    });
  });
});

describe("with data in it", () => {
  type Rows = Record<string, Record<string, unknown>[]>;

  async function everything(admin: Client): Promise<Rows> {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`,
    );
    const found: Rows = {};
    for (const { name } of tables) {
      const { rows } = await admin.query(
        `select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  }

  /** The rows as they were, in the columns that they then had. */
  function asBefore(now: Rows, before: Rows): Rows {
    return Object.fromEntries(
      Object.entries(before).map(([table, rows]) => {
        const columns = Object.keys(rows[0] ?? {});
        const kept = (now[table] ?? []).map((row) =>
          Object.fromEntries(columns.map((column) => [column, row[column]])),
        );
        const text = (row: object): string => JSON.stringify(row, columns.toSorted());
        return [table, kept.toSorted((a, b) => text(a).localeCompare(text(b)))];
      }),
    );
  }

  test("each step runs on the step before it, and every row is still there as it was", async () => {
    await withDatabase(async (address, admin) => {
      for (const { number } of STEPS) {
        const before = number === 1 ? {} : await everything(admin);
        expect(numbers(await migrate(address, openKeys(folder), { upTo: number }))).toEqual([number]);
        expect(asBefore(await everything(admin), before), `step ${number}`).toEqual(asBefore(before, before));
        const rows = ROWS_BY_STEP[number];
        if (rows !== undefined) await admin.query(`begin; ${rows} commit`);
        // Or the next step would be tried on an empty table.
        const empty = Object.entries(await everything(admin)).filter(([, held]) => held.length === 0);
        expect(
          empty.map(([table]) => table),
          `tables of step ${number} without a row in rows-by-step.ts`,
        ).toEqual([]);
      }
    });
  });
});

test("the roles' passwords are those of the key folder: with another folder, the old ones open nothing", async () => {
  await withDatabase(async (address) => {
    const [one, other] = ["one-", "other-"].map((name) =>
      openKeys(mkdtempSync(join(postgres.dataDir, name))),
    );
    if (!one || !other) throw new Error("no keys");
    const enters = async (keys: typeof one): Promise<string[]> => {
      const outcomes = LOGIN_ROLES.map(async (role) => {
        const client = new Client(asRole(address, keys, role));
        try {
          await client.connect();
          return "enters";
        } catch (error) {
          return String((error as { code?: string }).code);
        } finally {
          await client.end().catch(() => undefined);
        }
      });
      return [...new Set(await Promise.all(outcomes))];
    };
    await migrate(address, one);
    expect([await enters(one), await enters(other)]).toEqual([["enters"], ["28P01"]]);
    await migrate(address, other);
    expect([await enters(one), await enters(other)]).toEqual([["28P01"], ["enters"]]);
  });
});
