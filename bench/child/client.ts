/** A person's browser, as little of it as is needed: one connection, one session, plain requests. */
import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | null;
  /** The answer of the first time, because the same was sent again. */
  readonly replayed: boolean;
}

export interface Client {
  /** Rejects when the connection breaks or nobody answers in time. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  signIn(username: string, password: string): Promise<void>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

export function openClient(base: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = "";

  const ask: Client["ask"] = (method, path, body, headers = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const sent = request(
      new URL(path, base),
      {
        method,
        agent,
        timeout: TIMEOUT_MS,
        headers: {
          "x-purpose": "law_enforcement",
          "x-reason": "Benchmark",
          ...(cookie ? { cookie } : {}),
          ...(payload === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            replayed: response.headers["idempotency-replayed"] === "true",
            cookie: response.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? null,
          });
        });
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.on("error", reject);
    sent.end(payload);
    return promise;
  };

  return {
    ask,
    async signIn(username, password) {
      const answer = await ask("POST", "/api/v1/sign-in", { username, password });
      if (answer.status !== 200 || answer.cookie === null) {
        throw new Error(`${username} could not sign in: ${answer.status} ${answer.body}`);
      }
      cookie = answer.cookie;
    },
    close: () => agent.destroy(),
  };
}
