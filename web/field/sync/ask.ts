/** The one door to the server. Who asks, for what and why comes with each call: none of it is kept in the clear here. */
import { problemOf, Refusal, unreachable } from "../../server/problem.ts";
import { randomId } from "../../server/random-id.ts";

export interface Why {
  readonly purpose: string;
  readonly reason: string;
}

const PATIENCE_MS = 30_000;

export async function ask<Answer>(
  method: "GET" | "POST",
  path: string,
  why: Why | null,
  body?: unknown,
): Promise<Answer> {
  const headers = new Headers({ accept: "application/json, application/problem+json" });
  if (why) {
    headers.set("x-purpose", why.purpose);
    headers.set("x-reason", encodeURIComponent(why.reason));
  }
  if (body !== undefined) headers.set("content-type", "application/json");
  if (method === "POST") headers.set("idempotency-key", randomId());
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new Refusal(unreachable());
  });
  if (!response.ok) throw new Refusal(await problemOf(response));
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** No signal, or nobody at the other end. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Refusal && error.problem.status === 0;
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Refusal && error.problem.status === 401;
}
