/** A walk of the catalogue: nothing in the database is readable by accident. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
});

async function rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.admin.query<Row>(text, values)).rows;
}

/** The first words a table's comment may have where it has no audience of its own. */
const CLASSES = /^(directory|members|agency|own|system|audit|audience): /;

describe("every table and partition", () => {
  test("forces row security, on its owner too", async () => {
    const open = await rows<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  test("belongs to the owner that may not sign in", async () => {
    const other = await rows(
      `select c.relname, pg_get_userbyid(c.relowner) as owner from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
          and pg_get_userbyid(c.relowner) <> 'tributary_owner'`,
    );
    expect(other).toEqual([]);
    const [owner] = await rows(
      "select rolcanlogin, rolbypassrls, rolsuper from pg_roles where rolname = 'tributary_owner'",
    );
    expect(owner).toEqual({ rolcanlogin: false, rolbypassrls: false, rolsuper: false });
  });

  test("carries an audience that is never null and the policy of its readers, or says in its comment whose it is", async () => {
    const tables = await rows<{
      table: string;
      audience: boolean;
      comment: string | null;
      readers: string | null;
    }>(
      `select c.relname as table,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'audience_id' and a.attnotnull) as audience,
              obj_description(c.oid) as comment,
              (select p.qual from pg_policies p where p.tablename = c.relname and p.policyname = 'readers') as readers
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    const bare = tables.filter(({ audience, comment, readers }) => {
      if (comment !== null && CLASSES.test(comment)) return false;
      return !(audience && readers?.includes("audience_reader") && readers.includes("viewer_readers()"));
    });
    expect(bare.map((each) => each.table)).toEqual([]);
    expect(tables.length).toBeGreaterThan(30);
  });

  test("is read by the application only through policies that ask who the viewer is", async () => {
    const policies = await rows<{ tablename: string; policyname: string; qual: string }>(
      `select tablename, policyname, qual from pg_policies
        where 'tributary_app' = any (roles) and cmd in ('SELECT', 'ALL')`,
    );
    // A policy that leans on another table leans on that table's own policies.
    const unasked = policies.filter(({ qual }) => !/viewer_\w+\(\)|EXISTS/.test(qual));
    expect(unasked).toEqual([]);
    const open = await rows(
      "select tablename, policyname from pg_policies where qual = 'true' and roles && array['public', 'tributary_app']::name[]",
    );
    expect(open).toEqual([]);
  });
});

test("no view, materialised view or foreign table exists to read around a policy", async () => {
  const views = await rows(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')",
  );
  expect(views).toEqual([]);
});

test("no right is granted to everybody, now or by default", async () => {
  const granted = await rows(
    `select table_name, privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and grantee = 'PUBLIC'`,
  );
  expect(granted).toEqual([]);
  const functions = await rows(
    `select p.oid::regprocedure::text as function from pg_proc p
      where p.pronamespace = 'public'::regnamespace and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  expect(functions).toEqual([]);
  const defaults = await rows<{ acl: string }>(`select unnest(defaclacl)::text as acl from pg_default_acl`);
  expect(defaults.filter(({ acl }) => acl.startsWith("="))).toEqual([]);
});

test("a function that runs with its owner's rights pins its search path and belongs to a role that cannot sign in, or to the auditor", async () => {
  const definers = await rows<{ name: string; owner: string; config: string[] | null; login: boolean }>(
    `select p.oid::regprocedure::text as name, r.rolname as owner, p.proconfig as config, r.rolcanlogin as login
       from pg_proc p join pg_roles r on r.oid = p.proowner
      where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
  );
  expect(definers.length).toBeGreaterThan(10);
  for (const definer of definers) {
    expect(definer.config, definer.name).toContain("search_path=pg_catalog, public");
    expect(definer.login && definer.owner !== "tributary_auditor", definer.name).toBe(false);
    expect(definer.owner, definer.name).not.toBe("tributary_owner");
  }
});

test("the roles that sign in are members of nothing and bypass nothing", async () => {
  const roles = await rows<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean; member: boolean }>(
    `select rolname, rolsuper, rolbypassrls, exists (select from pg_auth_members m where m.member = r.oid) as member
       from pg_roles r where rolname like 'tributary\\_%' and rolcanlogin`,
  );
  expect(roles.length).toBe(5);
  for (const role of roles) {
    expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, member: false });
  }
});

test("the search role may select and nothing else; the worker writes only what its jobs need", async () => {
  const search = await rows<{ privilege_type: string }>(
    `select distinct privilege_type from information_schema.role_column_grants where grantee = 'tributary_search'`,
  );
  expect(search).toEqual([{ privilege_type: "SELECT" }]);
  const worker = await rows<{ cell: string }>(
    `select distinct table_name || '.' || column_name as cell from information_schema.role_column_grants
      where grantee = 'tributary_worker' and privilege_type = 'UPDATE' order by 1`,
  );
  expect(worker.map(({ cell }) => cell).filter((cell) => !cell.startsWith("identity_"))).toEqual([
    "acknowledgement.escalated_at",
    "activity_conflict.chosen",
    "activity_conflict.chosen_as",
    "activity_conflict.chosen_at",
    "activity_conflict.kept",
    "activity_conflict.other",
    "activity_part.fields",
    "activity_part.forget_at",
    "activity_part.forgotten_at",
    "activity_part.versions",
    "deconfliction.looked_at",
    "deconfliction_match.escalated_at",
    "duty.late_at",
    "field_operation.body",
    "holding_check.told_at",
    "holding_request.late_at",
    "holding_request.reminded_at",
    "likeness.ended_at",
  ]);
});

test("the tables of sessions and secrets show the application no digest and no password", async () => {
  const shown = await rows<{ cell: string }>(
    `select table_name || '.' || column_name as cell from information_schema.role_column_grants
      where grantee = 'tributary_app' and table_name in ('account_secret', 'sign_in_failure', 'viewer_key', 'tombstone')
         or grantee = 'tributary_app' and column_name = 'token_digest'`,
  );
  expect(shown).toEqual([]);
});
