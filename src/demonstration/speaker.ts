/** Who speaks: each row of the demonstration is written as somebody who may write it, through the application itself. */
import {
  type Access,
  type Authenticator,
  asViewer,
  type Session,
  signIn,
  signInBy,
  stepUp,
  type Viewer,
} from "../access/index.ts";
import type { Keys } from "../database/index.ts";
import { DEMONSTRATION_PASSWORD } from "./people.ts";

const CALLER = { address: "demonstration", agent: "demonstration" };
const WHY = { purpose: "law_enforcement", reason: "Demonstration" } as const;

export type As = <Answer>(username: string, work: (viewer: Viewer) => Promise<Answer>) => Promise<Answer>;

/** With the password, as they would themselves, and proved again for what needs it. */
export function speakers(access: Access, keys: Keys): As {
  return remembering(access, async (username) => {
    const session = await signIn(access, keys, { username, password: DEMONSTRATION_PASSWORD }, CALLER);
    await stepUp(access, keys, session, { password: DEMONSTRATION_PASSWORD }, CALLER);
    return session;
  });
}

/** Whoever founds an agency's account can speak for it: fifty passwords checked would be seconds of the first start. */
const byFounding: Authenticator<string> = {
  by: "founding",
  prove: async (door, username) => {
    const { rows } = await door.query<{ id: string }>("select id from account where username = $1", [
      username,
    ]);
    const [found] = rows;
    if (!found) throw new Error("an account of the demonstration is not there");
    return { account: found.id };
  },
};

export function founders(access: Access): As {
  return remembering(access, (username) => signInBy(access, byFounding, username, CALLER));
}

function remembering(access: Access, enter: (username: string) => Promise<Session>): As {
  const sessions = new Map<string, Session>();
  return async (username, work) => {
    const session = sessions.get(username) ?? (await enter(username));
    sessions.set(username, session);
    return await asViewer(access, session, WHY, work);
  };
}
