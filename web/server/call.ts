/**
 * One door to the server: sends the purpose and the reason, makes writes repeatable, turns refusals into problems,
 * and asks for the password again where the server wants that before it goes on.
 */
import { problemOf, Refusal, unreachable } from "./problem.ts";
import { randomId } from "./random-id.ts";
import { tellSignedOut } from "./signed-out.ts";
import { standing } from "./standing.ts";
import { askToStepUp } from "./step-up.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface CallOptions {
  readonly body?: unknown;
  readonly search?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly signal?: AbortSignal;
  /** A question that is asked by POST changes nothing and needs no key against being done twice. */
  readonly asksOnly?: boolean;
}

export const API = "/api/v1";

export async function call<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  const key = method === "GET" || options.asksOnly ? undefined : randomId();
  for (;;) {
    try {
      return await send<Answer>(method, path, options, key);
    } catch (error) {
      const mayRetry = error instanceof Refusal && error.code === "step_up" && (await askToStepUp());
      if (!mayRetry) throw error;
    }
  }
}

export const get = <Answer>(path: string, options?: CallOptions) => call<Answer>("GET", path, options);
export const post = <Answer>(path: string, body: unknown = {}) => call<Answer>("POST", path, { body });
export const put = <Answer>(path: string, body: unknown) => call<Answer>("PUT", path, { body });
export const patch = <Answer>(path: string, body: unknown) => call<Answer>("PATCH", path, { body });
export const remove = <Answer>(path: string) => call<Answer>("DELETE", path);

/** An answer that is a file's text. */
export async function getText(path: string, options: CallOptions = {}): Promise<string> {
  return await (await ask("GET", path, options, undefined)).text();
}

async function send<Answer>(
  method: Method,
  path: string,
  options: CallOptions,
  key: string | undefined,
): Promise<Answer> {
  const response = await ask(method, path, options, key);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

async function ask(
  method: Method,
  path: string,
  { body, search, signal }: CallOptions,
  key: string | undefined,
): Promise<Response> {
  const response = await fetch(address(path, search), {
    method,
    headers: headers(body !== undefined, key),
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    credentials: "same-origin",
    cache: "no-store",
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Refusal(unreachable());
  });
  if (!response.ok) {
    tellSignedOut(path, response.status);
    throw new Refusal(await problemOf(response));
  }
  return response;
}

function headers(hasBody: boolean, key: string | undefined): Headers {
  const sent = new Headers({ accept: "application/json, application/problem+json" });
  const here = standing();
  if (here) {
    sent.set("x-purpose", here.purpose);
    sent.set("x-reason", headerText(here.reason));
  }
  if (hasBody) sent.set("content-type", "application/json");
  if (key) sent.set("idempotency-key", key);
  return sent;
}

/** A header holds ASCII only; a reason may be in any script, so it travels percent-encoded as UTF-8. */
function headerText(text: string): string {
  return encodeURIComponent(text);
}

function address(path: string, search: CallOptions["search"]): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search ?? {})) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return `${API}${path}${text ? `?${text}` : ""}`;
}
