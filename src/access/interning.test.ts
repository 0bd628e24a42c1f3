/** Readers and audiences are made by many transactions at once: everybody gets the same number, and nobody a deadlock. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Does these in one transaction, giving another the time to come between. */
async function inOneTransaction(statements: readonly string[]): Promise<number[]> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    const numbers: number[] = [];
    for (const statement of statements) {
      const { rows } = await client.query<{ n: number }>(`select ${statement} as n`);
      numbers.push(rows[0]?.n ?? -1);
      await pause(50);
    }
    await client.query("commit");
    return numbers;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

test("two that make the same new readers in opposite order both get them", async () => {
  const agencies = [randomUUID(), randomUUID()];
  for (const [i, id] of agencies.entries()) {
    await database.admin.query(
      "insert into agency (id, code, name, purposes) values ($1, $2, 'An agency', '{law_enforcement}')",
      [id, `NEW${i}`],
    );
  }
  const statements = agencies.map((id) => `intern_reader('${id}', null, 'law_enforcement')`);
  const [there, back] = await Promise.all([
    inOneTransaction(statements),
    inOneTransaction(statements.toReversed()),
  ]);
  expect(back.toReversed()).toEqual(there);
});

test("two that make the same new audiences in opposite order both get them", async () => {
  const { rows } = await database.admin.query<{ id: number }>("select id from reader order by id");
  const statements = rows.map(({ id }) => `intern_audience(array[${id}])`);
  const [there, back] = await Promise.all([
    inOneTransaction(statements),
    inOneTransaction(statements.toReversed()),
  ]);
  expect(back.toReversed()).toEqual(there);
});
