/** The application on a database of its own, asked without a network, with its log lines kept. */
import { join } from "node:path";
import { Writable } from "node:stream";
import { type FoundingAccount, found, openAccess } from "../../access/index.ts";
import { createRecorder, journalFolder } from "../../audit/index.ts";
import { type TestDatabase, testDatabase } from "../../database/testing/index.ts";
import { openSpool } from "../../imports/index.ts";
import { buildApp } from "../app.ts";
import type { House } from "../house.ts";
import { watchTraffic } from "../traffic.ts";

export const PASSWORD = "a-long-test-password";

export const PEOPLE: readonly FoundingAccount[] = [
  {
    agency: "KENT",
    username: "officer",
    name: "An Officer",
    password: PASSWORD,
    roles: ["officer"],
    teams: [],
  },
  {
    agency: "KENT",
    username: "unit",
    name: "A Unit",
    password: PASSWORD,
    roles: ["intelligence_officer"],
    teams: ["intelligence"],
  },
  {
    agency: "KENT",
    username: "dpo",
    name: "A Dpo",
    password: PASSWORD,
    roles: ["data_protection_officer"],
    teams: ["data-protection"],
  },
  {
    agency: "KENT",
    username: "admin",
    name: "An Admin",
    password: PASSWORD,
    roles: ["administrator"],
    teams: [],
  },
];

export interface OpenHouse {
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly house: House;
  readonly database: TestDatabase;
  readonly logged: () => string;
  close(): Promise<void>;
}

export async function openHouse(
  settings: Partial<House> | ((database: TestDatabase) => Promise<Partial<House>>) = {},
): Promise<OpenHouse> {
  const database = await testDatabase();
  const changed = typeof settings === "function" ? await settings(database) : settings;
  await found(
    database.address,
    [
      {
        code: "KENT",
        name: "Kent Police",
        purposes: ["law_enforcement", "safeguarding"],
        teams: [
          { code: "intelligence", name: "Intelligence unit", kind: "intelligence_unit" },
          { code: "data-protection", name: "Data protection office", kind: "data_protection" },
        ],
      },
    ],
    PEOPLE,
  );
  const recorder = createRecorder(database.keys, journalFolder(database.folder));
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const house: House = {
    access: openAccess(database, recorder),
    keys: database.keys,
    spool: openSpool(join(database.folder, "spool")),
    traffic: watchTraffic(),
    databaseAnswers: async () => {},
    cursorKey: database.keys.secret("cursors"),
    requestsPerMinute: 10_000,
    secureCookies: false,
    trustProxy: false,
    keepErased: async () => {},
    tracing: null,
    ...changed,
  };
  const app = await buildApp(house, "", { level: "info", stream });
  return {
    app,
    house,
    database,
    logged: () => lines.join(""),
    async close() {
      await app.close();
      recorder.close();
      await database.close();
    },
  };
}

export interface Asked {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Somebody signed in: asks as a browser does. */
export async function signedIn(open: OpenHouse, username: string, purpose = "law_enforcement") {
  const answer = await open.app.inject({
    method: "POST",
    url: "/api/v1/sign-in",
    payload: { username, password: PASSWORD },
  });
  const cookie = answer.cookies[0];
  if (answer.statusCode !== 200 || !cookie) throw new Error(`${username} could not sign in: ${answer.body}`);
  const cookies = { [cookie.name]: cookie.value };
  const ask = ({ method = "GET", url, body, headers = {} }: Asked) =>
    open.app.inject({
      method,
      url: `/api/v1${url}`,
      cookies,
      headers: { "x-purpose": purpose, "x-reason": "a%20test", ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  return { ask, token: cookie.value };
}

export const DRAFT = {
  title: "Van at the harbour",
  precedence: "routine",
  purpose: "law_enforcement",
  classification: "OFFICIAL",
  provenance: "Seen on patrol",
  authored: "2026-11-01",
  informationFrom: "2026-11-01",
  informationTo: "",
  items: [],
  requirements: [],
};
