import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Pool, Pool as PoolOf } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveUpAfter } from "./give-up.ts";
import { type TestDatabase, testDatabase } from "./testing/index.ts";
import { unavailable } from "./unavailable.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const setting = async (pool: Pool, name: string): Promise<string> => {
  const { rows } = await pool.query(`select current_setting($1) as value`, [name]);
  return rows[0].value;
};

test("every statement has a bound, and so has a transaction that serves a person", async () => {
  expect(await setting(database.app, "statement_timeout")).toBe("15s");
  expect(await setting(database.door, "statement_timeout")).toBe("15s");
  expect(await setting(database.worker, "statement_timeout")).toBe("2min");
  expect(await setting(database.app, "idle_in_transaction_session_timeout")).toBe("30s");
});

test("a connection that the database ends while it is held is told by its next statement, and is replaced", async () => {
  const held = await database.app.connect();
  const { rows } = await held.query("select pg_backend_pid() as pid");
  await database.admin.query("select pg_terminate_backend($1)", [rows[0].pid]);
  await pause(200);
  const error = await held.query("select 1").catch((failure: unknown) => failure);
  expect(unavailable(error)).toBe("gone");
  held.release();
  expect((await database.app.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("errors of a statement are not taken for an outage", async () => {
  for (const sql of ["select 1/0", "select nothing", "insert into agency (code) values ('x')", "not sql"]) {
    const error = await database.app.query(sql).catch((failure: unknown) => failure);
    expect(error, sql).toBeInstanceOf(Error);
    expect(unavailable(error), sql).toBeNull();
  }
  expect(unavailable(Object.assign(new Error("open"), { code: "ENOENT", syscall: "open" }))).toBeNull();
});

test("a database that went silent is given up, and the pool serves again once it answers", async () => {
  const between = await freezable(database);
  const { user, password, database: name } = database.address;
  const pool = new PoolOf({ host: "127.0.0.1", port: between.port, user, password, database: name });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  giveUpAfter(pool, 0.5);
  try {
    await pool.query("select 1");
    between.freeze();
    const began = performance.now();
    const error = await pool.query("select 1").catch((failure: unknown) => failure);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(unavailable(error)).toBe("gone");
    between.thaw();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    // One that is held for less than the bound is left alone, however often it is used.
    for (let i = 0; i < 4; i++) {
      await pool.query("select pg_sleep(0.2)");
    }
  } finally {
    between.thaw();
    await pool.end();
    between.close();
  }
});

/** A wire to the database that can be made to carry nothing. */
async function freezable({ address }: TestDatabase) {
  const sockets: Socket[] = [];
  let frozen = false;
  const server: Server = createServer((from) => {
    const to = address.host.startsWith("/")
      ? connect(`${address.host}/.s.PGSQL.${address.port}`)
      : connect(address.port, address.host);
    sockets.push(from, to);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on("data", (bytes) => {
        if (!frozen) other.write(bytes);
      });
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const listening = server.address();
  return {
    port: typeof listening === "object" && listening ? listening.port : 0,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
