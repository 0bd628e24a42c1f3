/** The log asked by days: an act belongs to the day that London's clock showed. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asViewer, found, openAccess, type Session, signIn } from "../access/index.ts";
import { createRecorder, journalFolder, type Recorder } from "../audit/index.ts";
import { type TestDatabase, testDatabase } from "../database/testing/index.ts";
import { readLog } from "./log.ts";

const PASSWORD = "a-long-test-password";

let database: TestDatabase;
let recorder: Recorder;
let access: ReturnType<typeof openAccess>;
let session: Session;
/** What each act is found by, and when it was done. */
const acts = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  recorder = createRecorder(database.keys, journalFolder(database.folder));
  access = openAccess(database, recorder);
  const { agencies, accounts } = await found(
    database.address,
    [{ code: "KENT", name: "Kent Police", purposes: ["law_enforcement"], teams: [] }],
    [
      {
        agency: "KENT",
        username: "dpo",
        name: "A Dpo",
        password: PASSWORD,
        roles: ["data_protection_officer"],
        teams: [],
      },
    ],
  );
  const instants = [
    // The clocks go forward on 29 March 2026: half past eleven at night and half past midnight, on either side.
    "2026-03-28T23:30:00Z", // 28 March 23:30
    "2026-03-29T00:30:00Z", // 29 March 00:30
    "2026-03-29T22:30:00Z", // 29 March 23:30, summer
    "2026-03-29T23:30:00Z", // 30 March 00:30, summer
    // The clocks go back on 25 October 2026.
    "2026-10-24T22:30:00Z", // 24 October 23:30, summer
    "2026-10-24T23:30:00Z", // 25 October 00:30, summer
    "2026-10-25T23:30:00Z", // 25 October 23:30
    "2026-10-26T00:30:00Z", // 26 October 00:30
  ];
  for (const at of instants) {
    acts.set(at, await actAt(new Date(at), accounts.get("dpo") ?? "", agencies.get("KENT") ?? ""));
  }
  const caller = { address: "test", agent: "test" };
  session = await signIn(access, database.keys, { username: "dpo", password: PASSWORD }, caller);
});
afterAll(async () => {
  recorder.close();
  await database.close();
});

/** An act on record as done then; the answer is what it is found by. */
async function actAt(at: Date, account: string, agency: string): Promise<string> {
  const subject = randomUUID();
  const client = await database.door.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    const context = {
      xid: rows[0]?.xid ?? "",
      account,
      agency,
      session: null,
      purpose: "law_enforcement",
      at,
    };
    const written = recorder.prepare(context, [{ act: "consultation", subjects: [subject], detail: {} }]);
    await recorder.insert((text, values) => client.query(text, values), written);
    await client.query("commit");
    recorder.committed(written);
    return subject;
  } finally {
    client.release();
  }
}

async function actsOf(from: string, to: string): Promise<string[]> {
  const page = await asViewer(
    access,
    session,
    { purpose: "law_enforcement", reason: "Looking at a day" },
    (viewer) => readLog(viewer, { from, to }, database.keys.secret("cursors")),
  );
  const found = new Set(page.items.flatMap((item) => item.subjects));
  return [...acts].filter(([, subject]) => found.has(subject)).map(([at]) => at);
}

test.for([
  ["2026-03-28", ["2026-03-28T23:30:00Z"]],
  ["2026-03-29", ["2026-03-29T00:30:00Z", "2026-03-29T22:30:00Z"]],
  ["2026-03-30", ["2026-03-29T23:30:00Z"]],
  ["2026-10-24", ["2026-10-24T22:30:00Z"]],
  ["2026-10-25", ["2026-10-24T23:30:00Z", "2026-10-25T23:30:00Z"]],
  ["2026-10-26", ["2026-10-26T00:30:00Z"]],
] as const)("the log of %s holds what was done that day by London's clock", async ([day, expected]) => {
  expect(await actsOf(day, day)).toEqual(expected);
});

test("from and to are both within, over a change of the clocks", async () => {
  expect(await actsOf("2026-03-29", "2026-10-24")).toEqual([
    "2026-03-29T00:30:00Z",
    "2026-03-29T22:30:00Z",
    "2026-03-29T23:30:00Z",
    "2026-10-24T22:30:00Z",
  ]);
});

test("a day that does not exist is refused by its field", async () => {
  await expect(actsOf("2026-02-30", "2026-03-01")).rejects.toMatchObject({
    code: "invalid",
    errors: [{ pointer: "/from" }],
  });
});
