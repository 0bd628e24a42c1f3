/**
 * Signing in. The door has a connection of its own that reads accounts and secrets and nothing else; failures are
 * counted by keyed digests, so that the count holds no names, and slow down whoever guesses.
 */
import { createHmac, randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import type { Keys } from "../database/index.ts";
import { type Access, internals } from "./internals.ts";
import { acceptedStep } from "./one-time-code.ts";
import { verifyPassword, wasteAsMuchTime } from "./password.ts";
import { Refusal } from "./refusal.ts";
import type { Session } from "./viewer.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
}

export interface Caller {
  /** Network address, used only as a keyed digest. */
  readonly address: string;
  readonly agent: string;
}

export const SESSION_HOURS = 12;

/** Failures within the window before the door stays shut for the rest of it. */
const WINDOW_MINUTES = 15;
const MOST_FOR_ONE_NAME = 8;
const MOST_FROM_ONE_ADDRESS = 60;

const WRONG = "The username, password or code is not right. Check them and try again.";

interface Person {
  id: string;
  agency_id: string;
  password: string;
  one_time_code: Buffer | null;
  code_counter: string | null;
}

export async function signIn(access: Access, keys: Keys, who: Credentials, caller: Caller): Promise<Session> {
  const person = await prove(access, keys, who, caller);
  const token = randomBytes(32);
  await atTheDoor(access, person, async (door) => {
    const { rows } = await door.query<{ session: string }>(
      "select open_session($1, $2, make_interval(hours => $3), $4) as session",
      [person.id, token, SESSION_HOURS, caller.agent],
    );
    return { act: "sign_in", session: rows[0]?.session ?? null };
  });
  return { token };
}

/** The password again, before an approval. */
export async function stepUp(
  access: Access,
  keys: Keys,
  session: Session,
  proof: Omit<Credentials, "username">,
  caller: Caller,
): Promise<void> {
  const { rows } = await access[internals].door.query<{ username: string; id: string }>(
    `select a.username, s.id from session s join account a on a.id = s.account_id
      where s.token_digest = sha256($1) and s.revoked_at is null and s.expires_at > now() and a.active`,
    [session.token],
  );
  const [known] = rows;
  if (!known) throw new Refusal("sign_in", "Your session has ended. Sign in to carry on.");
  const person = await prove(access, keys, { ...proof, username: known.username }, caller);
  await atTheDoor(access, person, async (door) => {
    await door.query("update session set stepped_up_at = now() where id = $1", [known.id]);
    return { act: "sign_in", session: known.id, detail: { step: "step-up" } };
  });
}

/** Ends one session of the person who holds `session`; without an id, the session itself. */
export async function endSession(access: Access, session: Session, id: string | null): Promise<boolean> {
  const { rows } = await access[internals].door.query<{ id: string; agency_id: string; session: string }>(
    `select a.id, a.agency_id, target.id as session
       from session own
       join account a on a.id = own.account_id
       join session target on target.account_id = own.account_id and target.id = coalesce($2, own.id)
      where own.token_digest = sha256($1) and own.revoked_at is null`,
    [session.token, id],
  );
  const [found] = rows;
  if (!found) return false;
  await atTheDoor(access, found, async (door) => {
    await door.query("update session set revoked_at = now() where id = $1 and revoked_at is null", [
      found.session,
    ]);
    return { act: "sign_out", session: found.session };
  });
  return true;
}

async function prove(access: Access, keys: Keys, who: Credentials, caller: Caller): Promise<Person> {
  const username = who.username.trim().toLowerCase();
  const subjects = {
    name: subject(keys, `name ${username}`),
    address: subject(keys, `address ${caller.address}`),
  };
  await refuseGuessing(access, subjects);
  const { rows } = await access[internals].door.query<Person>(
    `select a.id, a.agency_id, s.password, s.one_time_code, s.code_counter
       from account a join account_secret s on s.account_id = a.id
      where a.username = $1 and a.active`,
    [username],
  );
  const [person] = rows;
  if (!person) {
    await wasteAsMuchTime(who.password);
    return await fail(access, subjects, null);
  }
  if (!(await verifyPassword(person.password, who.password))) return await fail(access, subjects, person);
  if (person.one_time_code) await proveCode(access, keys, person, who.code, subjects);
  return person;
}

async function proveCode(
  access: Access,
  keys: Keys,
  person: Person,
  code: string | undefined,
  subjects: Subjects,
): Promise<void> {
  if (!code) throw new Refusal("one_time_code", "Enter the code from your authenticator.");
  const last = person.code_counter === null ? null : Number(person.code_counter);
  const step = person.one_time_code ? acceptedStep(keys, person.one_time_code, code, last) : null;
  if (step === null) {
    await fail(access, subjects, person);
    return;
  }
  // A code works once: of two requests with the same code only one moves the counter.
  const moved = await access[internals].door.query(
    "update account_secret set code_counter = $2 where account_id = $1 and coalesce(code_counter, -1) < $2",
    [person.id, step],
  );
  if (moved.rowCount !== 1) await fail(access, subjects, person);
}

interface Subjects {
  readonly name: Buffer;
  readonly address: Buffer;
}

async function refuseGuessing(access: Access, subjects: Subjects): Promise<void> {
  const { rows } = await access[internals].door.query<{ name: number; address: number }>(
    `select count(*) filter (where subject = $1)::int as name, count(*) filter (where subject = $2)::int as address
       from sign_in_failure where subject in ($1, $2) and at > now() - make_interval(mins => $3)`,
    [subjects.name, subjects.address, WINDOW_MINUTES],
  );
  const counts = rows[0] ?? { name: 0, address: 0 };
  if (counts.name < MOST_FOR_ONE_NAME && counts.address < MOST_FROM_ONE_ADDRESS) return;
  throw new Refusal("too_many", `Too many attempts. Wait ${WINDOW_MINUTES} minutes and try again.`, {
    retryAfter: WINDOW_MINUTES * 60,
  });
}

async function fail(access: Access, subjects: Subjects, person: Person | null): Promise<never> {
  await access[internals].door.query("insert into sign_in_failure (subject) values ($1), ($2)", [
    subjects.name,
    subjects.address,
  ]);
  await access[internals].door.query("delete from sign_in_failure where at < now() - interval '1 day'");
  await atTheDoor(access, person, async () => ({
    act: "refusal",
    session: null,
    detail: { code: "sign_in" },
  }));
  throw new Refusal("sign_in", WRONG);
}

function subject(keys: Keys, text: string): Buffer {
  return createHmac("sha256", keys.secret("sign-in-failures")).update(text).digest();
}

interface DoorAct {
  readonly act: "sign_in" | "sign_out" | "refusal";
  readonly session: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One transaction of the door, with its act on record. */
async function atTheDoor(
  access: Access,
  person: { id: string; agency_id: string } | null,
  work: (door: PoolClient) => Promise<DoorAct>,
): Promise<void> {
  const door = await access[internals].door.connect();
  try {
    await door.query("begin");
    const { act, session, detail } = await work(door);
    const { rows } = await door.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    const written = access[internals].recorder.prepare(
      {
        xid: rows[0]?.xid ?? "",
        account: person?.id ?? null,
        agency: person?.agency_id ?? null,
        session,
        purpose: null,
      },
      [{ act, subjects: person ? [person.id] : [], detail: detail ?? {} }],
    );
    await access[internals].recorder.insert((text, values) => door.query(text, values), written);
    await door.query("commit");
    access[internals].recorder.committed(written);
  } catch (error) {
    await door.query("rollback");
    throw error;
  } finally {
    door.release();
  }
}
