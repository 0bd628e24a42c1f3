import { expect, test } from "vitest";
import { statementName } from "./statement-name.ts";

const named = (sql: string): string => Object.values(statementName(sql)).filter(Boolean).join(" ");

test.for([
  ['select "id" from "report" where "id" = $1', "select report"],
  ["select * from enter($1, $2, $3)", "select enter"],
  ["select who_am_i($1) as me", "select who_am_i"],
  ["select a.id from account a join session s on true", "select account"],
  ["select count(*) filter (where subject = $1)::int as name\n  from sign_in_failure", "select count"],
  ["insert into audit_leaf (number) select * from unnest($1::bigint[])", "insert audit_leaf"],
  ['update "report" set "title" = $1', "update report"],
  ["delete from idempotency where at < now()", "delete idempotency"],
  [
    "with entry as (\n insert into audit_entry (id) values ($1)\n) insert into audit_detail",
    "insert audit_entry",
  ],
  ["begin", "begin"],
  ["start transaction isolation level repeatable read", "start"],
  ["set local role tributary_keeper", "set"],
  ["fetch 5000 from unsealed", "fetch"],
  ["vacuum", "other"],
  ["", "other"],
] as const)("%s is named %s", ([sql, name]) => {
  expect(named(sql)).toBe(name);
});

test("what a text quotes is never in its name", () => {
  for (const sql of [
    "select 'from hoxha' as word from report",
    "select $$from hoxha$$ from report",
    "select $q$ update hoxha $q$ from report",
    "select /* from hoxha */ id from report -- from hoxha",
    "select 'it''s from hoxha' from report",
  ]) {
    expect(named(sql), sql).toBe("select report");
  }
});
