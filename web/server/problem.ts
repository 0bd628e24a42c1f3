import type { ProblemWire } from "../../src/contract/common.ts";

/** What the server refused or could not do, as RFC 9457 says it; also made here when the server is not reached. */
export class Refusal extends Error {
  readonly problem: ProblemWire;

  constructor(problem: ProblemWire) {
    super(problem.detail ?? problem.title);
    this.name = "Refusal";
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code ?? String(this.problem.status);
  }
}

export function refusalOf(error: unknown): ProblemWire {
  if (error instanceof Refusal) return error.problem;
  return {
    type: "about:blank",
    title: "Something went wrong on this page",
    status: 0,
    code: "page",
    detail: "Reload the page. What you wrote is kept on this device.",
  };
}

export async function problemOf(response: Response): Promise<ProblemWire> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const body: unknown = await response.json().catch(() => null);
    if (isProblem(body)) return body;
  }
  return {
    type: "about:blank",
    title: response.status >= 500 ? "The server could not answer" : "The server refused this",
    status: response.status,
    detail:
      response.status >= 500
        ? "Nothing was changed. Try again in a minute; if it goes on, tell your administrator."
        : "Go back and try again, or ask your administrator.",
  };
}

export function unreachable(): ProblemWire {
  return {
    type: "about:blank",
    title: "The server cannot be reached",
    status: 0,
    code: "unreachable",
    detail: "Check your connection and try again. What you wrote is kept on this device.",
  };
}

function isProblem(body: unknown): body is ProblemWire {
  return typeof body === "object" && body !== null && "title" in body && "status" in body;
}

/** The message for each field of a request, by JSON pointer, for an error summary that links to fields. */
export function messagesByPointer(problem: ProblemWire): ReadonlyMap<string, string> {
  return new Map((problem.errors ?? []).map((each) => [each.pointer, each.message]));
}
