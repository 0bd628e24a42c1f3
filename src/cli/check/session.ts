/** A person signed in at a running server: as little of a browser as a command needs. */
import type { ProblemWire } from "../../contract/common.ts";
import { StartError } from "../../database/index.ts";

export interface SigningIn {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly purpose: string;
  readonly reason: string;
}

export interface OpenSession {
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  /** Signs out; a session that cannot be ended any more ends by itself. */
  end(): Promise<void>;
}

export async function openSession(server: URL, person: SigningIn): Promise<OpenSession> {
  const { username, password, code } = person;
  const answer = await send(server, "/sign-in", {}, { username, password, ...(code ? { code } : {}) });
  const cookie = answer.headers.getSetCookie()[0]?.split(";", 1)[0];
  if (!cookie) throw new StartError(`${server.host} did not open a session. Is it a Tributary server?`);
  const headers = {
    cookie,
    "x-purpose": person.purpose,
    "x-reason": encodeURIComponent(person.reason),
  };
  return {
    post: async <Answer>(path: string, body: unknown) =>
      (await (await send(server, path, headers, body)).json()) as Answer,
    end: async () => {
      await send(server, "/sign-out", headers, {}).catch(() => undefined);
    },
  };
}

/** What is refused is said in the server's own words, which are for the reader. */
async function send(
  server: URL,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Response> {
  const response = await fetch(new URL(`/api/v1${path}`, server), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    redirect: "error",
  }).catch(() => {
    throw new StartError(`There is no answer from ${server.origin}. Is the server running?`);
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemWire>;
  const said = problem.errors?.map((each) => each.message).join(". ");
  const words = said || problem.detail || problem.title || `${server.host} answered ${response.status}.`;
  throw new StartError(problem.code === "one_time_code" ? `${words} Give it as TRIBUTARY_CODE.` : words);
}
