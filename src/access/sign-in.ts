/** Signing in, proving it again before an approval, and signing out; by whatever authenticator. */
import { randomBytes } from "node:crypto";
import type { Keys } from "../database/index.ts";
import type { Authenticator, Caller, Door } from "./authenticator.ts";
import { byPassword, type Credentials } from "./by-password.ts";
import { atTheDoor, type Person } from "./door.ts";
import { type Access, internals } from "./internals.ts";
import { Refusal } from "./refusal.ts";
import type { Session } from "./viewer.ts";

export const SESSION_HOURS = 12;

export async function signIn(access: Access, keys: Keys, who: Credentials, caller: Caller): Promise<Session> {
  return await signInBy(access, byPassword(keys), who, caller);
}

/** The password again, before an approval. */
export async function stepUp(
  access: Access,
  keys: Keys,
  session: Session,
  proof: Omit<Credentials, "username">,
  caller: Caller,
): Promise<void> {
  await stepUpBy(access, byPassword(keys), session, (username) => ({ ...proof, username }), caller);
}

export async function signInBy<Given>(
  access: Access,
  authenticator: Authenticator<Given>,
  given: Given,
  caller: Caller,
): Promise<Session> {
  const person = await prove(access, authenticator, given, caller);
  const token = randomBytes(32);
  await atTheDoor(access, person, async (door) => {
    const { rows } = await door.query<{ session: string }>(
      "select open_session($1, $2, make_interval(hours => $3), $4) as session",
      [person.id, token, SESSION_HOURS, caller.agent],
    );
    return { act: "sign_in", session: rows[0]?.session ?? null, detail: { by: authenticator.by } };
  });
  return { token };
}

/** `given` is told who signed in, so that nobody has to say it twice. */
export async function stepUpBy<Given>(
  access: Access,
  authenticator: Authenticator<Given>,
  session: Session,
  given: (username: string) => Given,
  caller: Caller,
): Promise<void> {
  const { rows } = await access[internals].door.query<{ session: string; account: string; username: string }>(
    `select s.id as session, a.id as account, a.username from session s join account a on a.id = s.account_id
      where s.token_digest = sha256($1) and s.revoked_at is null and s.expires_at > now() and a.active`,
    [session.token],
  );
  const [known] = rows;
  if (!known) throw new Refusal("sign_in", "Your session has ended. Sign in to carry on.");
  const person = await prove(access, authenticator, given(known.username), caller);
  if (person.id !== known.account) {
    return await refuse(access, authenticator.by, person, "That is not the account that is signed in here.");
  }
  await atTheDoor(access, person, async (door) => {
    await door.query("update session set stepped_up_at = now() where id = $1", [known.session]);
    return {
      act: "sign_in",
      session: known.session,
      detail: { step: "step-up", by: authenticator.by },
    };
  });
}

/** Ends one session of the person who holds `session`; without an id, the session itself. */
export async function endSession(access: Access, session: Session, id: string | null): Promise<boolean> {
  const { rows } = await access[internals].door.query<Person & { session: string }>(
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

/** Whose proof it is. Whatever the authenticator says, an account that is not active opens nothing. */
async function prove<Given>(
  access: Access,
  { by, prove }: Authenticator<Given>,
  given: Given,
  caller: Caller,
): Promise<Person> {
  const { door } = access[internals];
  const proof = await prove(
    { query: (text, values) => door.query(text, [...values]) } satisfies Door,
    given,
    caller,
  );
  const found = proof.account === null ? null : await findPerson(access, proof.account);
  if ("refused" in proof) return await refuse(access, by, found, proof.refused);
  if (!found?.active) {
    return await refuse(access, by, found, "This account is not active. Ask your administrator.");
  }
  return found;
}

async function findPerson(access: Access, account: string): Promise<(Person & { active: boolean }) | null> {
  const { rows } = await access[internals].door.query<Person & { active: boolean }>(
    "select id, agency_id, active from account where id = $1",
    [account],
  );
  return rows[0] ?? null;
}

async function refuse(
  access: Access,
  by: string,
  person: Person | null,
  why: Refusal | string,
): Promise<never> {
  const refusal = typeof why === "string" ? new Refusal("sign_in", why) : why;
  await atTheDoor(access, person, async () => ({
    act: "refusal",
    session: null,
    detail: { code: refusal.code, by },
  }));
  throw refusal;
}
