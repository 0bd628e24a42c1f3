/** Brings a file in over HTTP, as a person's browser does. */
import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

const PASSWORD_HEADERS = { "x-purpose": "law_enforcement", "x-reason": "Benchmark" };

export interface Uploader {
  /** Begins a run, sends the file and starts it; answers its id. */
  start(name: string, path: string): Promise<string>;
  state(run: string): Promise<{ state: string; records: number }>;
  /** Until the run has ended. */
  ended(run: string, patienceMs: number): Promise<{ state: string; records: number }>;
}

export async function openUploader(url: string, username: string, password: string): Promise<Uploader> {
  const signedIn = await fetch(new URL("/api/v1/sign-in", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";", 1)[0];
  if (!cookie) throw new Error(`${username} could not sign in: ${signedIn.status}`);
  const headers = { ...PASSWORD_HEADERS, cookie };
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const state: Uploader["state"] = async (run) => {
    const { state, records } = await ask("GET", `/imports/${run}`);
    return { state: String(state), records: Number(records) };
  };
  return {
    state,
    async start(name, path) {
      const { id } = await ask("POST", "/imports", { format: "reports" });
      await send(new URL(`/api/v1/imports/${id}/files?name=${encodeURIComponent(name)}`, url), path, headers);
      await ask("POST", `/imports/${id}/start`, { share: false });
      return String(id);
    },
    async ended(run, patienceMs) {
      const until = performance.now() + patienceMs;
      for (;;) {
        const now = await state(run);
        if (["done", "failed", "cancelled"].includes(now.state) || performance.now() > until) return now;
        await sleep(500);
      }
    },
  };
}

async function send(url: URL, path: string, headers: Record<string, string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sent = request(url, {
    method: "PUT",
    headers: {
      ...headers,
      "content-type": "application/octet-stream",
      "content-length": statSync(path).size,
    },
  });
  sent.on("error", reject);
  sent.on("response", (response) => {
    response.resume();
    response.on("end", () =>
      response.statusCode === 200
        ? resolve()
        : reject(new Error(`the file was not taken: ${response.statusCode}`)),
    );
  });
  await pipeline(createReadStream(path), sent);
  await promise;
}
