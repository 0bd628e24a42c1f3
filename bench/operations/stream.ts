/**
 * While officers' devices send what they recorded: is anything lost, how soon is it on the boards that people watch, one of them in
 * a real browser, and how long do those who send wait?
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { openBeside, startEmbedded } from "../../src/database/embedded/index.ts";
import { migrate, openKeys } from "../../src/database/index.ts";
import { openClient } from "../child/client.ts";
import { freePort, startChild } from "../child/server.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { fromScratch } from "./from-scratch.ts";
import type { Sent } from "./generator.ts";
import { type Painted, watchPage } from "./page.ts";
import { PASSWORD } from "./people.ts";
import { account, foundAgencies } from "./prepare.ts";
import { MEASURE, type Seen, totalOf, watch } from "./watch.ts";

export interface StreamOptions {
  readonly seconds: number;
  /** Events a second. */
  readonly rate: number;
  readonly boards?: number;
  readonly log: (line: string) => void;
}

/** Those who send and those who watch: ten sets of readers. */
const AGENCIES = ["KENT", "ESSEX", "SUSSEX", "HANTS", "DORSET", "BF", "NCA", "IE", "HMRC", "MPS"];
const DEVICES = 40;
const ENTRY = import.meta.url.endsWith(".ts") ? "generator.ts" : "generator.js";

export async function streamTakes(folder: string, options: StreamOptions): Promise<BenchRow[]> {
  const { seconds, rate, boards = 50, log } = options;
  const dataDir = join(folder, "stream");
  await prepare(dataDir);
  const server = await startChild({ dataDir, port: await freePort(), empty: true });
  try {
    const { scope, phase } = await planPhase(server.url);
    const watching = await watch(server.url, scope, AGENCIES, boards);
    const visitor = { username: "npcc.looks", password: PASSWORD };
    const page = await watchPage(server.url, visitor, scope, MEASURE);
    const sent = await generate(server.url, phase, seconds, rate);
    const accepted = sent.filter(({ taken }) => taken);
    const counted = accepted.reduce((sum, each) => sum + each.counted, 0);
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
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const painted = (await page?.painted()) ?? null;
    await page?.close();
    const late = watching.seen.flatMap((each) => delays(accepted, each, each.answers));
    const wrong = await compare(dataDir, scope, watching.seen, accepted);
    const took = accepted.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
    const ended = Math.max(...accepted.map(({ answeredAt }) => answeredAt));
    const began = Math.min(...accepted.map(({ sentAt }) => sentAt));
    return [
      informs("events accepted", events, ""),
      informs("events a second", events / ((ended - began) / 1000), "/s"),
      informs("operations a second", (3 * events) / ((ended - began) / 1000), "/s"),
      atMost("batches not accepted", sent.length - accepted.length, "", 0),
      informs("a batch of 48 operations accepted: median", percentile(took, 0.5), "ms"),
      atMost("a batch of 48 operations accepted: 95th percentile", percentile(took, 0.95), "ms", 1000),
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
      ...(painted ? pixels(delays(accepted, EVERYBODY, painted)) : []),
      atMost("events lost", counted - wrong.inTable, "", 0),
      atMost("boards that do not show everything at the end", wrong.boards, "", 0),
      ...(painted
        ? [atMost("painted at the end less than was sent", counted - (painted.at(-1)?.total ?? 0), "", 0)]
        : []),
      atMost("figures of the last boards that are not SQL's", wrong.figures, "", 0),
    ];
  } finally {
    await server.stop();
  }
}

/** The page in a browser is of somebody who sees the whole scope. */
const EVERYBODY = { own: false, agency: "" };

function pixels(late: readonly number[]): BenchRow[] {
  return [
    informs("from the acceptance to the pixels: median", percentile(late, 0.5), "ms"),
    atMost("from the acceptance to the pixels: 95th percentile", percentile(late, 0.95), "ms", 2000),
  ];
}

async function prepare(dataDir: string): Promise<void> {
  const database = await startEmbedded({ dataDir });
  try {
    await migrate(database.address, openKeys(join(dataDir, "keys")));
    await foundAgencies(database.address, [
      ...AGENCIES.map((agency) => account(agency, "officer")),
      account("NPCC", "coordinator"),
    ]);
  } finally {
    await database.stop();
  }
}

/** A phase of the days that are said, and the scope of what is tagged to it. */
async function planPhase(url: string): Promise<{ scope: string; phase: string }> {
  const client = openClient(url);
  await client.signIn("npcc.looks", PASSWORD);
  const ask = async <Said>(method: string, path: string, body?: unknown): Promise<Said> => {
    const answer = await client.ask(method, `/api/v1${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.body}`);
    return (answer.body === "" ? undefined : JSON.parse(answer.body)) as Said;
  };
  const participants = AGENCIES;
  await ask("POST", "/operations", { name: "stream", title: "Stream", aim: "To count", participants });
  const dayOf = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const month = { name: "month", title: "Month", startsOn: dayOf(10), endsOn: dayOf(0) };
  await ask("POST", "/operations/npcc-stream/phases", month);
  const { id: phase } = await ask<{ id: string }>("GET", "/operations/npcc-stream/phases/month");
  const scope = { name: "stream", title: "Stream", phase, readers: AGENCIES, expected: [] };
  const { address } = await ask<{ address: string }>("POST", "/scopes", scope);
  client.close();
  return { scope: address, phase };
}

type Watcher = Pick<Seen, "own" | "agency">;

const concerns = (sent: Sent, { own, agency }: Watcher) => !own || sent.agency === agency;

function expected(accepted: readonly Sent[], seen: Watcher): number {
  return accepted.reduce((sum, each) => sum + (concerns(each, seen) ? each.counted : 0), 0);
}

async function generate(url: string, phase: string, seconds: number, rate: number): Promise<Sent[]> {
  const file = fileURLToPath(new URL(ENTRY, import.meta.url));
  const given = [url, phase, String(seconds), String(rate), String(DEVICES), AGENCIES.join()];
  const child = spawn(process.execPath, [file, ...given], { stdio: ["ignore", "pipe", "inherit"] });
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
function delays(accepted: readonly Sent[], seen: Watcher, shown: readonly Painted[]): number[] {
  const sorted = accepted.filter((each) => concerns(each, seen)).sort((a, b) => a.answeredAt - b.answeredAt);
  let [sum, at] = [0, 0];
  return sorted.map(({ counted, answeredAt }) => {
    sum += counted;
    while (at < shown.length && (shown[at]?.total ?? 0) < sum) at++;
    const answer = shown[at];
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
