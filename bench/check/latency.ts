/** How long a check works, and how long whoever asks waits for the answer, for viewers of a hundredth, a quarter and all. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { type Access, asViewer, type Session } from "../../src/access/index.ts";
import type { CheckAnswerWire } from "../../src/contract/checks.ts";
import type { DatabaseAddress } from "../../src/database/index.ts";
import { check, PACE } from "../../src/identity/index.ts";
import { openClient } from "../child/client.ts";
import { atMost, type BenchRow, informs } from "../result.ts";
import { percentile, timed } from "../search/timing.ts";
import { SEED_PASSWORD } from "../seed/seed.ts";
import type { Prepared } from "./prepare.ts";

const WORK_MS = 40;
const ANSWER_MS = 60;
const WHY = { purpose: "law_enforcement", reason: "Benchmark" } as const;
/** Whoever asks as fast as a machine is not what is measured here. */
const NO_LIMIT = { ...PACE, withinSeconds: 1 };

/** An agency of the seed that stands in about one audience of fifty, and the two that are made for it. */
const VIEWERS = [
  { username: "f01.officer", share: "about 1–2 %" },
  { username: "quarter.1", share: "25 %" },
  { username: "wide.1", share: "100 %" },
] as const;

/** The transaction with all that is in it: entering, the work, the log, the commit. */
export async function workTakes(
  address: DatabaseAddress,
  access: Access,
  { questions }: Prepared,
  log: (line: string) => void,
): Promise<BenchRow[]> {
  const admin = new Client(address);
  await admin.connect();
  const rows: BenchRow[] = [];
  try {
    for (const { username, share } of VIEWERS) {
      const session = await sessionFor(admin, username);
      rows.push(informs(`reports that ${username} may read`, await readable(access, session), ""));
      const all: number[] = [];
      for (const [name, list] of Object.entries(questions)) {
        const times: number[] = [];
        let found = 0;
        for (const given of list) {
          times.push(
            await timed(async () => {
              const answer = await asViewer(access, session, WHY, (viewer) =>
                check(viewer, { given, incident: "BENCH" }, NO_LIMIT),
              );
              found += answer.matches.length;
            }),
          );
          // No faster than the pace of people, which is counted as always.
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        log(
          `${share}, ${name}: ${(found / list.length).toFixed(1)} matches, median ${percentile(times, 0.5).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`,
        );
        rows.push(informs(`work: 95th percentile, ${name} (${share})`, percentile(times, 0.95), "ms"));
        all.push(...times);
      }
      rows.push(
        atMost(`work: 95th percentile of all questions (${share})`, percentile(all, 0.95), "ms", WORK_MS),
      );
    }
  } finally {
    await admin.end();
  }
  return rows;
}

/** Over HTTP, from the first byte sent to the last received, on a server that has just started. */
export async function answersTake(
  url: string,
  { questions }: Prepared,
  log: (line: string) => void,
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { username, share } of VIEWERS) {
    const client = openClient(url);
    await client.signIn(username, SEED_PASSWORD);
    const times: number[] = [];
    for (const given of Object.values(questions).flat()) {
      const began = performance.now();
      const { status, body } = await client.ask("POST", "/api/v1/check", { given, incident: "BENCH" });
      times.push(performance.now() - began);
      if (status !== 200) throw new Error(`a check was answered ${status}: ${body}`);
      (JSON.parse(body) as CheckAnswerWire).matches satisfies unknown[];
    }
    client.close();
    log(
      `${share}: answers, median ${percentile(times, 0.5).toFixed(1)} ms, worst ${Math.max(...times).toFixed(1)} ms`,
    );
    rows.push(atMost(`answer: 95th percentile (${share})`, percentile(times, 0.95), "ms", ANSWER_MS));
  }
  return rows;
}

async function sessionFor(admin: Client, username: string): Promise<Session> {
  const token = randomBytes(32);
  await admin.query(
    "select open_session((select id from account where username = $1), $2, interval '1 day', 'benchmark')",
    [username, token],
  );
  return { token };
}

async function readable(access: Access, session: Session): Promise<number> {
  return await asViewer(access, session, WHY, async (viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: { what: "benchmark" } });
    const { n } = await viewer.db
      .selectFrom("report")
      .select((at) => at.fn.countAll<string>().as("n"))
      .executeTakeFirstOrThrow();
    return Number(n);
  });
}
