/** One-time codes of one's own: offered, confirmed with a first code, taken away. Each needs a recent step-up. */
import type { Keys } from "../database/index.ts";
import { STEP_UP_MINUTES } from "./authority.ts";
import { atTheDoor } from "./door.ts";
import { type Access, internals } from "./internals.ts";
import { acceptedStep, newOneTimeCode } from "./one-time-code.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Session } from "./viewer.ts";

export interface OfferedCode {
  /** For an authenticator, as an address and as letters to type. */
  readonly uri: string;
  readonly secret: string;
  /** Sent back with the first code: the secret, sealed. Nothing is kept until then. */
  readonly offer: string;
}

interface Holder {
  readonly id: string;
  readonly agency_id: string;
  readonly session: string;
  readonly username: string;
  readonly on: boolean;
  readonly fresh: boolean;
}

export async function hasOneTimeCode(access: Access, session: Session): Promise<boolean> {
  return (await holderOf(access, session)).on;
}

export async function offerOneTimeCode(access: Access, keys: Keys, session: Session): Promise<OfferedCode> {
  const holder = await freshHolder(access, session);
  const { sealed, uri } = newOneTimeCode(keys, holder.username);
  return { uri, secret: new URL(uri).searchParams.get("secret") ?? "", offer: sealed.toString("base64url") };
}

export async function confirmOneTimeCode(
  access: Access,
  keys: Keys,
  session: Session,
  { offer, code }: { readonly offer: string; readonly code: string },
): Promise<void> {
  const holder = await freshHolder(access, session);
  const sealed = Buffer.from(offer, "base64url");
  const step = stepOf(keys, sealed, code);
  if (step === null)
    throw invalid("/code", "This is not the code that is shown now. Wait for the next one and try again.");
  await setCode(access, holder, sealed, step, "one-time codes begun");
}

export async function removeOneTimeCode(access: Access, session: Session): Promise<void> {
  await setCode(access, await freshHolder(access, session), null, null, "one-time codes ended");
}

/** An offer that was not made here does not open. */
function stepOf(keys: Keys, sealed: Buffer, code: string): number | null {
  try {
    return acceptedStep(keys, sealed, code, null);
  } catch {
    throw invalid("/offer", "This offer was not made here. Start again.");
  }
}

async function setCode(
  access: Access,
  holder: Holder,
  sealed: Buffer | null,
  step: number | null,
  what: string,
): Promise<void> {
  await atTheDoor(access, holder, async (door) => {
    await door.query(
      "update account_secret set one_time_code = $2, code_counter = $3 where account_id = $1",
      [holder.id, sealed, step],
    );
    return { act: "alteration", session: holder.session, detail: { what } };
  });
}

async function freshHolder(access: Access, session: Session): Promise<Holder> {
  const holder = await holderOf(access, session);
  if (!holder.fresh) throw new Refusal("step_up", "Enter your password again to change how you sign in.");
  return holder;
}

async function holderOf(access: Access, session: Session): Promise<Holder> {
  const { rows } = await access[internals].door.query<Holder>(
    `select a.id, a.agency_id, a.username, s.id as session, k.one_time_code is not null as on,
            coalesce(s.stepped_up_at > now() - make_interval(mins => $2), false) as fresh
       from session s join account a on a.id = s.account_id and a.active join account_secret k on k.account_id = a.id
      where s.token_digest = sha256($1) and s.revoked_at is null and s.expires_at > now()
        and s.last_seen_at > now() - interval '2 hours'`,
    [session.token, STEP_UP_MINUTES],
  );
  const [holder] = rows;
  if (!holder) throw new Refusal("sign_in", "Your session has ended. Sign in to carry on.");
  return holder;
}
