import { expect, test } from "vitest";
import { madePeople } from "../../src/identity/engine/testing/people.ts";
import { byEngine, bySql } from "./levels.ts";

test("the engine and DuckDB come to the same levels for the same pairs (skipped where DuckDB is not installed)", async ({
  skip,
}) => {
  const { columns } = madePeople(200);
  const [who = [], born = [], phone = [], town = []] = columns;
  const table = [town, who, who, born, phone, town];
  const sql = await bySql(table);
  if (sql === null) return skip("@duckdb/node-api is not installed");
  const engine = byEngine(table);
  expect(engine.pairs).toBeGreaterThan(1000);
  expect(new Map([...engine.histogram].sort())).toEqual(new Map([...sql.histogram].sort()));
});
