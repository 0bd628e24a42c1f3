/** Failures to sign in slow down whoever guesses. They are counted by keyed digests, so that the count holds no names. */
import { createHmac } from "node:crypto";
import type { Keys } from "../database/index.ts";
import type { Caller, Door } from "./authenticator.ts";
import { Refusal } from "./refusal.ts";

/** Failures within the window before the door stays shut for the rest of it. */
const WINDOW_MINUTES = 15;
const MOST_FOR_ONE_NAME = 8;
const MOST_FROM_ONE_ADDRESS = 60;

export interface Subjects {
  readonly name: Buffer;
  readonly address: Buffer;
}

export function subjectsOf(keys: Keys, name: string, { address }: Caller): Subjects {
  const digest = (text: string): Buffer =>
    createHmac("sha256", keys.secret("sign-in-failures")).update(text).digest();
  return { name: digest(`name ${name}`), address: digest(`address ${address}`) };
}

export async function refuseGuessing(door: Door, { name, address }: Subjects): Promise<void> {
  const { rows } = await door.query<{ name: number; address: number }>(
    `select count(*) filter (where subject = $1)::int as name, count(*) filter (where subject = $2)::int as address
       from sign_in_failure where subject in ($1, $2) and at > now() - make_interval(mins => $3)`,
    [name, address, WINDOW_MINUTES],
  );
  const counts = rows[0] ?? { name: 0, address: 0 };
  if (counts.name < MOST_FOR_ONE_NAME && counts.address < MOST_FROM_ONE_ADDRESS) return;
  throw new Refusal("too_many", `Too many attempts. Wait ${WINDOW_MINUTES} minutes and try again.`, {
    retryAfter: WINDOW_MINUTES * 60,
  });
}

export async function countFailure(door: Door, { name, address }: Subjects): Promise<void> {
  await door.query("insert into sign_in_failure (subject) values ($1), ($2)", [name, address]);
  await door.query("delete from sign_in_failure where at < now() - interval '1 day'", []);
}
