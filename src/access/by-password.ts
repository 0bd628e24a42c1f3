/** Proof by a password and, where the account has one, a one-time code. */
import type { Keys } from "../database/index.ts";
import type { Authenticator, Door, Proof } from "./authenticator.ts";
import { countFailure, refuseGuessing, type Subjects, subjectsOf } from "./guessing.ts";
import { acceptedStep } from "./one-time-code.ts";
import { verifyPassword, wasteAsMuchTime } from "./password.ts";
import { Refusal } from "./refusal.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
}

const WRONG = "The username, password or code is not right. Check them and try again.";

interface Secret {
  account: string;
  password: string;
  one_time_code: Buffer | null;
  code_counter: string | null;
}

export function byPassword(keys: Keys): Authenticator<Credentials> {
  return {
    by: "password",
    async prove(door, { username, password, code }, caller) {
      const name = username.trim().toLowerCase();
      const subjects = subjectsOf(keys, name, caller);
      await refuseGuessing(door, subjects);
      const { rows } = await door.query<Secret>(
        `select a.id as account, s.password, s.one_time_code, s.code_counter
           from account a join account_secret s on s.account_id = a.id
          where a.username = $1 and a.active`,
        [name],
      );
      const [secret] = rows;
      if (!secret) {
        await wasteAsMuchTime(password);
        return await wrong(door, subjects, null);
      }
      const holds =
        (await verifyPassword(secret.password, password)) && (await codeHolds(door, keys, secret, code));
      return holds ? { account: secret.account } : await wrong(door, subjects, secret.account);
    },
  };
}

async function codeHolds(
  door: Door,
  keys: Keys,
  { account, one_time_code, code_counter }: Secret,
  code: string | undefined,
): Promise<boolean> {
  if (!one_time_code) return true;
  if (!code) throw new Refusal("one_time_code", "Enter the code from your authenticator.");
  const last = code_counter === null ? null : Number(code_counter);
  const step = acceptedStep(keys, one_time_code, code, last);
  if (step === null) return false;
  // A code works once: of two requests with the same code only one moves the counter.
  const moved = await door.query(
    "update account_secret set code_counter = $2 where account_id = $1 and coalesce(code_counter, -1) < $2",
    [account, step],
  );
  return moved.rowCount === 1;
}

async function wrong(door: Door, subjects: Subjects, account: string | null): Promise<Proof> {
  await countFailure(door, subjects);
  return { account, refused: new Refusal("sign_in", WRONG) };
}
