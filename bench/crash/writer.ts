/**
 * One of those who write while the server is killed: begins a report and submits it, each under a key of its own, and
 * sends the same again until it is acknowledged.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, openClient } from "../child/client.ts";

export interface Written {
  readonly id: string;
  readonly title: string;
  /** Whether its submission was acknowledged as well. */
  submitted: boolean;
}

export interface Writer {
  readonly written: readonly Written[];
  /** Answers that were repeated from the first time: the work was done and its answer lost. */
  readonly replayed: number;
  readonly retries: number;
  /** Resolves when everything begun is acknowledged. */
  stop(): Promise<void>;
}

const AGAIN_MS = 50;
/** What a server may answer while it dies or comes back. Anything else is the writer's own mistake. */
const TRANSIENT = new Set([409, 500, 503]);

export async function startWriter(url: string, username: string, password: string): Promise<Writer> {
  const client = openClient(url);
  await client.signIn(username, password);
  const state = { written: [] as Written[], replayed: 0, retries: 0 };
  let stopping = false;
  const until = async (path: string, body: unknown, status: number): Promise<{ id?: string }> => {
    const key = randomUUID();
    for (;;) {
      const answer = await send(client, path, body, key);
      if (answer?.status === status) {
        if (answer.replayed) state.replayed += 1;
        return JSON.parse(answer.body) as { id?: string };
      }
      if (answer && !TRANSIENT.has(answer.status))
        throw new Error(`${path}: ${answer.status} ${answer.body}`);
      state.retries += 1;
      await sleep(AGAIN_MS);
    }
  };
  const work = async (): Promise<void> => {
    for (let n = 1; !stopping; n++) {
      const title = `Crash ${username} ${n}`;
      const { id } = await until("/api/v1/reports", draftOf(title), 201);
      if (!id) throw new Error("a report was acknowledged without an id");
      const one: Written = { id, title, submitted: false };
      state.written.push(one);
      await until(`/api/v1/reports/${id}/submit`, undefined, 200);
      one.submitted = true;
    }
  };
  const working = work();
  // Told by `stop`; without a listener a mistake would end the benchmark before it could say where.
  working.catch(() => undefined);
  return {
    get written() {
      return state.written;
    },
    get replayed() {
      return state.replayed;
    },
    get retries() {
      return state.retries;
    },
    stop: async () => {
      stopping = true;
      await working;
      client.close();
    },
  };
}

async function send(client: Client, path: string, body: unknown, key: string) {
  try {
    return await client.ask("POST", path, body, { "idempotency-key": key });
  } catch {
    // The connection broke: whether the write was done, nobody here knows.
    return null;
  }
}

function draftOf(title: string) {
  const text = "Three men at the yard with a trailer. One is called Kwesi Mensah and has 07700 900123.";
  return {
    title,
    precedence: "routine",
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    provenance: "Seen by officers",
    authored: "2026-11-01",
    informationFrom: "2026-11-01",
    informationTo: "",
    requirements: [],
    items: [
      {
        id: randomUUID(),
        text,
        grade: { source: "1", information: "A", handling: { code: "P" } },
        mentions: [
          mention("person", "Kwesi Mensah", { name: "Kwesi Mensah" }, text),
          mention("phone", "07700 900123", { number: "07700 900123" }, text),
        ],
        links: [],
      },
    ],
  };
}

function mention(kind: string, words: string, properties: Record<string, string>, text: string) {
  const start = text.indexOf(words);
  return {
    id: randomUUID(),
    kind,
    text: words,
    properties,
    start,
    end: start + words.length,
    status: "confirmed",
  };
}
