/**
 * Whether anything about an answer tells that something is hidden: its time, its length, its headers. Misses, hidden hits and
 * other misses are asked in a random order; misses against other misses say how much chance alone would tell.
 */
import { Agent, request } from "node:http";
import { openClient } from "../child/client.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile } from "../search/timing.ts";
import { randomFrom } from "../seed/random.ts";
import { SEED_PASSWORD } from "../seed/seed.ts";
import { apart } from "./auc.ts";
import type { Subject } from "./holdings.ts";
import type { Prepared } from "./prepare.ts";

const BAR = 0.52;
const BEYOND_CHANCE = 0.01;

type Class = "miss" | "hidden" | "other miss";

interface Seen {
  readonly of: Class;
  readonly ms: number;
  readonly bytes: number;
  /** Names in their order, with the values of all but those that differ for every request. */
  readonly headers: string;
  /** Readable people and things that the answer names: by chance somebody is like whoever was made up. */
  readonly matches: number;
  /** All that is said where there are none. */
  readonly words: string;
}

/** Different for every request, whatever it found: time, number, how many more may come. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set([
  "date",
  "x-request-id",
  "x-ratelimit-remaining",
  "x-ratelimit-reset",
]);

export async function tellsNothing(
  url: string,
  { holdings, seeded }: Prepared,
  { each, askers, log }: { each: number; askers: number; log: (line: string) => void },
): Promise<BenchRow[]> {
  const usernames = seeded.viewers.find((viewer) => viewer.name === "quarter")?.usernames ?? [];
  const half = Math.floor(holdings.nowhere.length / 2);
  const subjects: Readonly<Record<Class, readonly Subject[]>> = {
    miss: holdings.nowhere.slice(0, half),
    hidden: holdings.hidden.slice(0, half),
    "other miss": holdings.nowhere.slice(half),
  };
  const sessions: Cookie[] = [];
  for (const username of usernames.slice(0, askers)) sessions.push(await signIn(url, username));
  const rows: BenchRow[] = [];
  for (const [how, many] of [
    ["idle", 1],
    [`${askers} at once`, askers],
  ] as const) {
    const order = shuffled(each, many);
    const seen = (
      await Promise.all(
        sessions.slice(0, many).map((cookie, nth) => asking(url, cookie, order, subjects, nth, many)),
      )
    ).flat();
    log(
      `${how}: ${seen.length} checks, median ${percentile(
        seen.map((one) => one.ms),
        0.5,
      ).toFixed(2)} ms`,
    );
    rows.push(...rowsOf(how, seen));
  }
  for (const { agent } of sessions) agent.destroy();
  return rows;
}

function rowsOf(how: string, seen: readonly Seen[]): BenchRow[] {
  const of = (wanted: Class) => seen.filter((one) => one.of === wanted);
  const pairs = [of("miss"), of("hidden"), of("other miss")] as const;
  const [miss, hidden, other] = pairs;
  const rows: BenchRow[] = [informs(`${how}: checks`, seen.length, "")];
  for (const [what, value] of [
    ["time", (one: Seen) => one.ms],
    ["bytes", (one: Seen) => one.bytes],
    ["matches", (one: Seen) => one.matches],
  ] as const) {
    const chance = apart(miss.map(value), other.map(value));
    rows.push(informs(`${how}: ${what}, misses told from other misses`, chance, "AUC"));
    rows.push(
      atMost(
        `${how}: ${what}, hidden hits told from misses`,
        apart([...miss, ...other].map(value), hidden.map(value)),
        "AUC",
        Math.min(BAR, chance + BEYOND_CHANCE),
      ),
    );
  }
  // A header that only one of them ever has tells them apart at once.
  const headers = new Set(seen.map((one) => one.headers));
  rows.push(
    atMost(`${how}: headers, hidden hits told from misses`, headers.size === 1 ? 0.5 : 1, "AUC", BAR),
  );
  const words = new Set(seen.flatMap((one) => (one.matches === 0 ? one.words : [])));
  rows.push(atMost(`${how}: different words of an answer without a match`, words.size, "", 1));
  return rows;
}

interface Cookie {
  readonly agent: Agent;
  readonly cookie: string;
}

async function signIn(url: string, username: string): Promise<Cookie> {
  const client = openClient(url);
  const { status, cookie } = await client.ask("POST", "/api/v1/sign-in", {
    username,
    password: SEED_PASSWORD,
  });
  client.close();
  if (status !== 200 || cookie === null) throw new Error(`${username} could not sign in: ${status}`);
  return { cookie, agent: new Agent({ keepAlive: true, maxSockets: 1 }) };
}

/** Classes in a random order, as many of each. */
function shuffled(each: number, askers: number): Class[] {
  const order = (["miss", "hidden", "other miss"] as const).flatMap((of) =>
    Array.from({ length: each }, () => of),
  );
  const random = randomFrom(each + askers);
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as Class, order[at] as Class];
  }
  return order;
}

async function asking(
  url: string,
  session: Cookie,
  order: readonly Class[],
  subjects: Readonly<Record<Class, readonly Subject[]>>,
  nth: number,
  askers: number,
): Promise<Seen[]> {
  const random = randomFrom(nth + 100);
  const seen: Seen[] = [];
  for (let at = nth; at < order.length; at += askers) {
    const of = order[at] as Class;
    const list = subjects[of];
    const subject = list[Math.floor(random() * list.length)] as Subject;
    const { name, born, document } = subject;
    const given = at % 2 === 0 ? { name, birthDate: born } : { identifiers: [document] };
    seen.push({ of, ...(await once(url, session, { given, incident: "BENCH" })) });
  }
  return seen;
}

/** The time to the first byte: it leaves at a tick, and reading the rest takes as long for all. */
function once(url: string, { agent, cookie }: Cookie, body: object): Promise<Omit<Seen, "of">> {
  const { promise, resolve, reject } = Promise.withResolvers<Omit<Seen, "of">>();
  const payload = JSON.stringify(body);
  const began = performance.now();
  const sent = request(
    new URL("/api/v1/check", url),
    {
      method: "POST",
      agent,
      headers: {
        cookie,
        "x-purpose": "law_enforcement",
        "x-reason": "Benchmark",
        "content-type": "application/json",
        "content-length": Buffer.byteLength(payload),
      },
    },
    (response) => {
      const ms = performance.now() - began;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode !== 200)
          return reject(new Error(`a check was answered ${response.statusCode}: ${text}`));
        const {
          understood: _,
          check: __,
          askedAt: ___,
          ...rest
        } = JSON.parse(text) as Record<string, unknown>;
        const headers = Object.entries(response.headers).map(([name, value]) =>
          OF_THE_REQUEST.has(name) ? name : `${name}: ${name === "content-length" ? "" : String(value)}`,
        );
        resolve({
          ms,
          bytes: Buffer.concat(chunks).length,
          headers: headers.join("\n"),
          matches: (rest.matches as unknown[]).length,
          words: JSON.stringify(rest),
        });
      });
    },
  );
  sent.on("error", reject);
  sent.end(payload);
  return promise;
}
