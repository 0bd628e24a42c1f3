/** One of those who search at once: asks, opens a hit, thinks for a moment, asks again. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, openClient } from "../child/client.ts";
import { pick, type Random, randomFrom } from "../seed/random.ts";
import type { QuestionKind, Questions } from "../seed/seed.ts";

export interface Timed {
  /** The kind of question, or "open". */
  readonly what: QuestionKind | "open";
  readonly ms: number;
}

export interface Reading {
  readonly username: string;
  /** Every request after signing in, answered or not. */
  readonly requests: number;
  readonly errors: readonly string[];
  readonly times: readonly Timed[];
}

const THINKS_MS = { least: 50, most: 150 } as const;

export interface ReaderOptions {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly questions: Questions;
  readonly seed: number;
}

/** Signs in; the returned function reads until that moment. */
export async function openReader(options: ReaderOptions): Promise<(until: number) => Promise<Reading>> {
  const client = openClient(options.url);
  await client.signIn(options.username, options.password);
  return async (until) => {
    try {
      return await read(client, options, until);
    } finally {
      client.close();
    }
  };
}

async function read(
  client: Client,
  { username, questions, seed }: ReaderOptions,
  until: number,
): Promise<Reading> {
  const random = randomFrom(seed);
  const kinds = Object.keys(questions) as QuestionKind[];
  const errors: string[] = [];
  const times: Timed[] = [];
  let requests = 0;
  const timed = async (what: Timed["what"], path: string): Promise<string | null> => {
    requests += 1;
    const began = performance.now();
    try {
      const { status, body } = await client.ask("GET", path);
      times.push({ what, ms: performance.now() - began });
      if (status === 200) return body;
      errors.push(`${what}: ${status} ${body.slice(0, 200)}`);
    } catch (error) {
      errors.push(`${what}: ${(error as Error).message}`);
    }
    return null;
  };
  await think(random);
  while (performance.now() < until) {
    const kind = pick(random, kinds);
    const q = pick(random, questions[kind]);
    const answer = await timed(kind, `/api/v1/search?q=${encodeURIComponent(q)}`);
    const hits = answer ? (JSON.parse(answer) as { items: { id: string }[] }).items : [];
    if (hits.length > 0) await timed("open", `/api/v1/reports/${pick(random, hits).id}`);
    await think(random);
  }
  return { username, requests, errors, times };
}

async function think(random: Random): Promise<void> {
  await sleep(THINKS_MS.least + random() * (THINKS_MS.most - THINKS_MS.least));
}
