/**
 * A scene to try things in: agencies with their desks, the same cast of people in each, and a way to act as any of them.
 * Sessions are opened past the door, without passwords, so that a scene stands in a tenth of a second.
 */
import { randomBytes } from "node:crypto";
import { type Access, asViewer, found, openAccess, Refusal, type Viewer } from "../../access/index.ts";
import { createRecorder, journalFolder } from "../../audit/index.ts";
import { type TestDatabase, testDatabase } from "../../database/testing/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { AGENCIES, PEOPLE, type Who } from "./cast.ts";

export interface Scene {
  readonly database: TestDatabase;
  readonly access: Access;
  /** Account ids by username. */
  readonly accounts: ReadonlyMap<Who, string>;
  /** Acts as this person, who gave their password again a moment ago. */
  as<Answer>(who: Who, work: (viewer: Viewer) => Promise<Answer>, purpose?: Purpose): Promise<Answer>;
  /** The code with which this is refused; "done" when it is not. What was done stays done. */
  outcome(who: Who, work: (viewer: Viewer) => Promise<unknown>, purpose?: Purpose): Promise<Outcome>;
  /** The same without any effect: what was done is undone. */
  wouldBe(who: Who, work: (viewer: Viewer) => Promise<unknown>, purpose?: Purpose): Promise<Outcome>;
  /** Their last step-up was too long ago. */
  stepDown(who: Who): Promise<void>;
  stepUp(who: Who): Promise<void>;
  close(): Promise<void>;
}

export type Outcome = Refusal["code"] | "done";

export async function openScene(): Promise<Scene> {
  const database = await testDatabase();
  await found(database.address, AGENCIES, []);
  const recorder = createRecorder(database.keys, journalFolder(database.folder));
  const access = openAccess(database, recorder);
  const { accounts, tokens } = await castPeople(database);

  const as: Scene["as"] = (who, work, purpose = "law_enforcement") =>
    asViewer(access, { token: tokens.get(who) ?? Buffer.alloc(0) }, { purpose, reason: "a test" }, work);
  const steppedUp = async (who: Who, ago: string): Promise<void> => {
    await database.admin.query(
      "update session set stepped_up_at = now() - $2::interval where account_id = $1",
      [accounts.get(who), ago],
    );
  };
  return {
    database,
    access,
    accounts,
    as,
    outcome: (who, work, purpose) => outcomeOf(as(who, work, purpose)),
    wouldBe: (who, work, purpose) =>
      outcomeOf(
        as(
          who,
          async (viewer) => {
            await work(viewer);
            throw new Undone();
          },
          purpose,
        ),
      ),
    stepDown: (who) => steppedUp(who, "11 minutes"),
    stepUp: (who) => steppedUp(who, "0"),
    async close() {
      recorder.close();
      await database.close();
    },
  };
}

class Undone extends Error {}

async function outcomeOf(act: Promise<unknown>): Promise<Outcome> {
  try {
    await act;
    return "done";
  } catch (error) {
    if (error instanceof Undone) return "done";
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Accounts, roles, teams and open sessions of the whole cast. */
async function castPeople({ admin }: TestDatabase) {
  const people = PEOPLE.map((person) => ({ ...person, token: randomBytes(32).toString("hex") }));
  const { rows } = await admin.query<{ id: string; username: Who }>(
    `insert into account (agency_id, username, name)
     select g.id, p.who, p.name from jsonb_to_recordset($1) as p(who text, agency text, name text)
       join agency g on g.code = p.agency
     returning id, username`,
    [JSON.stringify(people)],
  );
  await admin.query(
    `insert into account_role select a.id, r from jsonb_to_recordset($1) as p(who text, roles text[])
       join account a on a.username = p.who, unnest(p.roles) r`,
    [JSON.stringify(people)],
  );
  await admin.query(
    `insert into account_team select a.id, t.id from jsonb_to_recordset($1) as p(who text, teams text[])
       join account a on a.username = p.who join team t on t.agency_id = a.agency_id and t.code = any (p.teams)`,
    [JSON.stringify(people)],
  );
  await admin.query(
    `insert into session (account_id, token_digest, expires_at, stepped_up_at)
     select a.id, sha256(decode(p.token, 'hex')), now() + interval '1 hour', now()
       from jsonb_to_recordset($1) as p(who text, token text) join account a on a.username = p.who`,
    [JSON.stringify(people)],
  );
  return {
    accounts: new Map(rows.map(({ id, username }) => [username, id])),
    tokens: new Map(people.map(({ who, token }) => [who, Buffer.from(token, "hex")])),
  };
}
