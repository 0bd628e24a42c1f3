/** Signing in does not know how somebody proves who they are: a second way, made for this test, fits without a change. */
import { generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRecorder, journalFolder, type Recorder } from "../audit/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import {
  type Access,
  type Authenticator,
  asViewer,
  found,
  openAccess,
  Refusal,
  readMe,
  type Session,
  signIn,
  signInBy,
  stepUpBy,
} from "./index.ts";

const PASSWORD = "a-long-test-password";
const CALLER = { address: "203.0.113.7", agent: "test" };
const WHY = { purpose: "law_enforcement", reason: "a test" } as const;

/** What an identity provider hands over: a name and its signature under the provider's key. */
interface Assertion {
  readonly name: string;
  readonly signature: Buffer;
}

const provider = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");

const asserted = (name: string, key: KeyObject = provider.privateKey): Assertion => ({
  name,
  signature: sign(null, Buffer.from(name), key),
});

const byAssertion: Authenticator<Assertion> = {
  by: "assertion",
  async prove(door, { name, signature }) {
    const { rows } = await door.query<{ id: string }>("select id from account where username = $1", [name]);
    const account = rows[0]?.id ?? null;
    const holds = verify(null, Buffer.from(name), provider.publicKey, signature);
    return account && holds
      ? { account }
      : { account, refused: new Refusal("sign_in", "The provider does not know you.") };
  },
};

let database: TestDatabase;
let recorder: Recorder;
let access: Access;
beforeAll(async () => {
  database = await testDatabase();
  recorder = createRecorder(database.keys, journalFolder(database.folder));
  access = openAccess(database, recorder);
  await found(
    database.address,
    [{ code: "KENT", name: "Kent Police", purposes: ["law_enforcement"], teams: [] }],
    ["officer", "other", "gone"].map((username) => ({
      agency: "KENT",
      username,
      name: username,
      password: PASSWORD,
      roles: ["officer"] as const,
      teams: [],
    })),
  );
  await database.admin.query("update account set active = false where username = 'gone'");
});
afterAll(async () => {
  recorder.close();
  await database.close();
});

const enter = (given: Assertion) => signInBy(access, byAssertion, given, CALLER);
const newest = async () => {
  const { rows } = await database.admin.query(
    `select e.act, a.username, d.body from audit_entry e join audit_detail d on d.entry_id = e.id
       left join account a on a.id = e.actor_account order by e.at desc limit 1`,
  );
  return rows[0];
};

describe("another way to prove who one is", () => {
  test("opens a session like any other, and the record says by what", async () => {
    const session = await enter(asserted("officer"));
    expect(await readMe(access, session)).toMatchObject({ username: "officer" });
    expect(await newest()).toMatchObject({ act: "sign_in", username: "officer", body: { by: "assertion" } });
    const name = await asViewer(access, session, WHY, async (viewer) => {
      viewer.record({ act: "consultation", subjects: [], detail: {} });
      return viewer.account.name;
    });
    expect(name).toBe("officer");
  });

  test("that does not hold opens none, and is on record with the account it was about", async () => {
    const before = await sessions();
    await expect(enter(asserted("officer", stranger.privateKey))).rejects.toMatchObject({ code: "sign_in" });
    expect(await newest()).toMatchObject({
      act: "refusal",
      username: "officer",
      body: { code: "sign_in", by: "assertion" },
    });
    await expect(enter(asserted("nobody"))).rejects.toMatchObject({ code: "sign_in" });
    expect(await newest()).toMatchObject({ act: "refusal", username: null });
    expect(await sessions()).toBe(before);
  });

  test("of an account that is not active opens none, even where the authenticator does not look", async () => {
    const before = await sessions();
    await expect(enter(asserted("gone"))).rejects.toThrow("This account is not active.");
    expect(await newest()).toMatchObject({ act: "refusal", username: "gone" });
    expect(await sessions()).toBe(before);
  });
});

describe("stepping up", () => {
  const steppedUp = async (session: Session): Promise<boolean> =>
    (await readMe(access, session)).steppedUpUntil !== null;

  test("can be by another way than signing in was", async () => {
    const session = await signIn(access, database.keys, { username: "officer", password: PASSWORD }, CALLER);
    expect(await steppedUp(session)).toBe(false);
    await stepUpBy(access, byAssertion, session, asserted, CALLER);
    expect(await steppedUp(session)).toBe(true);
    expect(await newest()).toMatchObject({ body: { step: "step-up", by: "assertion" } });
  });

  test("as somebody else is refused", async () => {
    const session = await enter(asserted("officer"));
    await expect(
      stepUpBy(access, byAssertion, session, () => asserted("other"), CALLER),
    ).rejects.toMatchObject({ code: "sign_in" });
    expect(await steppedUp(session)).toBe(false);
  });
});

async function sessions(): Promise<number> {
  const { rows } = await database.admin.query("select count(*)::int as n from session");
  return rows[0].n;
}
