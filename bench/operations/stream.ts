/** While events come in: is anything lost, how soon is each on the boards that people watch, and how long do those who send wait? */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import type { BoardAnswerWire } from "../../src/contract/counts.ts";
import { openBeside, startEmbedded } from "../../src/database/embedded/index.ts";
import { migrate, openKeys } from "../../src/database/index.ts";
import { type Client as Browser, openClient } from "../child/client.ts";
import { freePort, startChild } from "../child/server.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { fromScratch } from "./from-scratch.ts";
import type { Sent } from "./generator.ts";
import { PASSWORD } from "./people.ts";
import { account, foundAgencies } from "./prepare.ts";

export interface StreamOptions {
  readonly seconds: number;
  /** Events a second. */
  readonly rate: number;
  readonly boards?: number;
  readonly log: (line: string) => void;
}

/** Those who send and those who watch: ten sets of readers. */
const AGENCIES = ["KENT", "ESSEX", "SUSSEX", "HANTS", "DORSET", "BF", "NCA", "IE", "HMRC", "MPS"];
const KEY = "vehicles_stopped@1";
const ENTRY = import.meta.url.endsWith(".ts") ? "generator.ts" : "generator.js";

/** What a board said, and when: milliseconds since 1970. */
interface Seen {
  readonly agency: string;
  readonly own: boolean;
  readonly answers: { readonly at: number; readonly total: number }[];
  last: BoardAnswerWire | null;
}

export async function streamTakes(folder: string, options: StreamOptions): Promise<BenchRow[]> {
  const { seconds, rate, boards = 50, log } = options;
  const dataDir = join(folder, "stream");
  await prepare(dataDir);
  const server = await startChild({ dataDir, port: await freePort(), empty: true });
  try {
    const scope = await nameScope(server.url);
    const watching = await watch(server.url, scope, boards);
    const sent = await generate(server.url, scope, seconds, rate);
    const accepted = sent.filter(({ status }) => status === 201);
    const events = accepted.reduce((sum, each) => sum + each.events, 0);
    log(`${sent.length} batches were sent, ${accepted.length} accepted; waiting for the boards`);
    const until = Date.now() + 20_000;
    while (
      Date.now() < until &&
      watching.seen.some((each) => totalOf(each.last) < expected(accepted, each))
    ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    watching.stop();
    const late = watching.seen.flatMap((each) => delays(accepted, each));
    const wrong = await compare(dataDir, scope, watching.seen, accepted);
    const took = accepted.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
    const ended = Math.max(...accepted.map(({ answeredAt }) => answeredAt));
    const began = Math.min(...accepted.map(({ sentAt }) => sentAt));
    return [
      informs("events accepted", accepted.length * 50, ""),
      informs("events a second", (accepted.length * 50) / ((ended - began) / 1000), "/s"),
      atMost("batches not accepted", sent.length - accepted.length, "", 0),
      informs("a batch of 50 accepted: median", percentile(took, 0.5), "ms"),
      atMost("a batch of 50 accepted: 95th percentile", percentile(took, 0.95), "ms", 1000),
      informs(
        `answers that ${boards} boards got`,
        watching.seen.reduce((sum, each) => sum + each.answers.length, 0),
        "",
      ),
      informs("from the acceptance to the board's answer: median", percentile(late, 0.5), "ms"),
      atMost(
        "from the acceptance to the board's answer: 95th percentile",
        percentile(late, 0.95),
        "ms",
        2000,
      ),
      atMost("events lost", events - wrong.inTable, "", 0),
      atMost("boards that do not show everything at the end", wrong.boards, "", 0),
      atMost("figures of the last boards that are not SQL's", wrong.figures, "", 0),
    ];
  } finally {
    await server.stop();
  }
}

async function prepare(dataDir: string): Promise<void> {
  const database = await startEmbedded({ dataDir });
  try {
    await migrate(database.address, openKeys(join(dataDir, "keys")));
    await foundAgencies(database.address, [
      ...AGENCIES.flatMap((agency) => [
        account(agency, "officer"),
        { ...account(agency, "supervisor"), username: `${agency.toLowerCase()}.returns` },
      ]),
      account("NPCC", "coordinator"),
    ]);
  } finally {
    await database.stop();
  }
}

async function nameScope(url: string): Promise<string> {
  const client = openClient(url);
  await client.signIn("npcc.looks", PASSWORD);
  const body = { name: "stream", title: "Stream", readers: AGENCIES, expected: [] };
  const { status, body: said } = await client.ask("POST", "/api/v1/scopes", body);
  client.close();
  if (status !== 201) throw new Error(`the scope was not made: ${said}`);
  return (JSON.parse(said) as { address: string }).address;
}

/** Every third board is of one's own picture, the others are of the scope. */
async function watch(url: string, scope: string, boards: number) {
  const seen: Seen[] = [];
  const browsers: Browser[] = [];
  let stopping = false;
  // One session for each of them, on as many connections as there are boards: nobody signs in so often in a minute.
  const cookies = new Map<string, string>();
  for (const agency of AGENCIES) cookies.set(agency, await cookieOf(url, `${agency.toLowerCase()}.looks`));
  for (let nth = 0; nth < boards; nth++) {
    const agency = AGENCIES[nth % AGENCIES.length] as string;
    const browser = openClient(url);
    browsers.push(browser);
    const board: Seen = { agency, own: Math.floor(nth / AGENCIES.length) % 3 === 2, answers: [], last: null };
    seen.push(board);
    void (async () => {
      const path = board.own ? "/api/v1/board" : `/api/v1/scopes/${scope}/board`;
      while (!stopping) {
        const { status, body } = await browser
          .ask("GET", `${path}${board.last ? `?after=${board.last.version}` : ""}`, undefined, {
            cookie: cookies.get(agency) as string,
          })
          .catch(() => ({ status: 0, body: "" }));
        if (status !== 200) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          continue;
        }
        board.last = JSON.parse(body) as BoardAnswerWire;
        board.answers.push({ at: performance.timeOrigin + performance.now(), total: totalOf(board.last) });
      }
    })();
  }
  return {
    seen,
    stop: () => {
      stopping = true;
      for (const browser of browsers) browser.close();
    },
  };
}

async function cookieOf(url: string, username: string): Promise<string> {
  const client = openClient(url);
  const { cookie, body } = await client.ask("POST", "/api/v1/sign-in", { username, password: PASSWORD });
  client.close();
  if (cookie === null) throw new Error(`${username} could not sign in: ${body}`);
  return cookie;
}

function totalOf(board: BoardAnswerWire | null): number {
  return board?.totals.find(({ measure }) => measure === KEY)?.total ?? 0;
}

const concerns = (sent: Sent, { own, agency }: Seen) => !own || sent.agency === agency;

function expected(accepted: readonly Sent[], seen: Seen): number {
  return accepted.reduce((sum, each) => sum + (concerns(each, seen) ? each.events : 0), 0);
}

async function generate(url: string, scope: string, seconds: number, rate: number): Promise<Sent[]> {
  const file = fileURLToPath(new URL(ENTRY, import.meta.url));
  const child = spawn(process.execPath, [file, url, scope, String(seconds), String(rate), AGENCIES.join()], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  await once(child, "close");
  return Buffer.concat(said)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Sent);
}

/** From when a batch was accepted until the board first showed as much as was accepted by then. */
function delays(accepted: readonly Sent[], seen: Seen): number[] {
  const sorted = accepted.filter((each) => concerns(each, seen)).sort((a, b) => a.answeredAt - b.answeredAt);
  let [sum, at] = [0, 0];
  return sorted.map(({ events, answeredAt }) => {
    sum += events;
    while (at < seen.answers.length && (seen.answers[at]?.total ?? 0) < sum) at++;
    const answer = seen.answers[at];
    return answer ? Math.max(0, answer.at - answeredAt) : Number.POSITIVE_INFINITY;
  });
}

async function compare(dataDir: string, scope: string, seen: readonly Seen[], accepted: readonly Sent[]) {
  const database = await openBeside(dataDir, () => {});
  const client = new Client(database.address);
  try {
    await client.connect();
    const { rows } = await client.query<{ id: string; events: string }>(
      `select (select s.id from release_scope s join agency a on a.id = s.agency_id where lower(a.code) || '-' || s.name = $1) as id,
              (select sum(quantity) from count_card)::text as events`,
      [scope],
    );
    const scratch = await fromScratch(client, { scope: rows[0]?.id as string });
    let figures = 0;
    for (const { last } of seen.filter(({ own }) => !own)) {
      const shown = new Map<string, number>();
      for (const { measure, total } of last?.totals ?? []) if (total) shown.set(` / ${measure} / `, total);
      for (const [panel, { rows: of }] of Object.entries(last?.panels ?? {})) {
        for (const [row, values] of Object.entries(of)) {
          for (const [measure, value] of Object.entries(values))
            if (value) shown.set(`${panel} / ${measure} / ${row}`, value);
        }
      }
      const keys = new Set([...shown.keys(), ...scratch.figures.keys()]);
      figures += [...keys].filter((key) => shown.get(key) !== scratch.figures.get(key)).length;
    }
    return {
      inTable: Number(rows[0]?.events),
      boards: seen.filter((each) => totalOf(each.last) !== expected(accepted, each)).length,
      figures,
    };
  } finally {
    await client.end();
    await database.close();
  }
}
