/**
 * How somebody proves who they are. Passwords with one-time codes are the first way (`by-password.ts`); a passkey or an
 * identity provider (OIDC) is another of the same shape. An authenticator only answers whose proof it was: that the
 * account is active, the session, the step-up and the record are the door's, whatever the way.
 */
import type { Refusal } from "./refusal.ts";

export interface Authenticator<Credentials> {
  /** In a word, for the record: "password". */
  readonly by: string;
  /** Throws a refusal where there was no attempt to judge: a code is missing, or too many have failed. */
  prove(door: Door, credentials: Credentials, caller: Caller): Promise<Proof>;
}

export type Proof =
  /** The id of the account that was proven. */
  | { readonly account: string }
  /** Why not, and, for the record, whose account it was about, if anybody's. */
  | { readonly account: string | null; readonly refused: Refusal };

export interface Caller {
  /** Network address, used only as a keyed digest. */
  readonly address: string;
  readonly agent: string;
}

/** The connection that reads accounts and secrets and nothing else. */
export interface Door {
  query<Row extends object>(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}
