/** Errors as RFC 9457 problems, in words for the reader. What is unexpected is logged and answered without its inside. */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { DatabaseError } from "pg";
import { Refusal, type RefusalCode } from "../access/index.ts";
import type { ProblemWire } from "../contract/common.ts";
import { unavailable } from "../database/index.ts";
import { NotReady } from "./boards.ts";

const STATUS: Readonly<Record<RefusalCode, number>> = {
  sign_in: 401,
  one_time_code: 401,
  purpose: 403,
  step_up: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
};

const TITLE: Readonly<Record<RefusalCode, string>> = {
  sign_in: "Sign in",
  one_time_code: "A code is needed",
  purpose: "Not for this purpose",
  step_up: "Password needed again",
  forbidden: "Not yours to do",
  not_found: "Not found",
  conflict: "Not possible as things stand",
  invalid: "Check what you entered",
  too_many: "Too many attempts",
};

/** The database of a restart is back within this, more often than not. */
const RETRY_SECONDS = 5;

export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  const away = unavailable(error);
  // An outage fails every request the same way: a line each, without a stack.
  if (away) request.log.warn({ database: away }, "database not available");
  else if (problem.status >= 500 && !(error instanceof NotReady))
    request.log.error({ err: withoutValues(error) }, "request failed");
  if (error instanceof Refusal && error.retryAfter !== null)
    void reply.header("retry-after", error.retryAfter);
  if (away) void reply.header("retry-after", RETRY_SECONDS);
  if (error instanceof NotReady) void reply.header("retry-after", error.retryAfter);
  void reply
    .code(problem.status)
    .type("application/problem+json")
    .send({ ...problem, instance: request.id });
}

export function problemOf(error: FastifyError | Error): ProblemWire {
  if (error instanceof Refusal) {
    const problem = {
      type: `urn:tributary:problem:${error.code}`,
      title: TITLE[error.code],
      status: STATUS[error.code],
      detail: error.message,
      code: error.code,
    };
    return error.errors.length > 0
      ? { ...problem, errors: error.errors.map((each) => ({ ...each })) }
      : problem;
  }
  if ("validation" in error && error.validation) {
    return {
      type: "urn:tributary:problem:invalid",
      title: TITLE.invalid,
      status: 422,
      detail: "Some of what was sent is not as it should be.",
      code: "invalid",
      errors: error.validation.map((each) => ({
        pointer: each.instancePath,
        message: each.message ?? "is not as it should be",
      })),
    };
  }
  if (error instanceof NotReady) {
    return {
      type: "urn:tributary:problem:unavailable",
      title: "Loading",
      status: 503,
      detail: "The figures are being loaded. Wait a few seconds and try again.",
      code: "unavailable",
    };
  }
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status >= 400 && status < 500) return known(status);
  const away = unavailable(error);
  if (away) return notNow(away);
  if (error instanceof DatabaseError) return fromDatabase(error);
  return {
    type: "urn:tributary:problem:internal",
    title: "Something went wrong here",
    status: 500,
    detail:
      "Nothing was saved by this request. Try again; if it happens again, quote the number of this request.",
    code: "internal",
  };
}

function known(status: number): ProblemWire {
  const words: Readonly<Record<number, [string, string]>> = {
    400: ["Not understood", "The request could not be read. Reload the page and try again."],
    404: ["Not found", "There is no such address."],
    413: ["Too large", "This is larger than is accepted here. Split it and try again."],
    415: ["Not understood", "Send JSON."],
    429: ["Too many requests", "Wait a minute and try again."],
  };
  const [title, detail] = words[status] ?? ["Not accepted", "The request was not accepted."];
  return { type: "about:blank", title, status, detail };
}

/** Says nothing of whether it was saved: a connection that breaks during a commit leaves that open. */
function notNow(away: "gone" | "busy"): ProblemWire {
  const problem = { type: "urn:tributary:problem:unavailable", status: 503, code: "unavailable" };
  return away === "busy"
    ? { ...problem, title: "Busy", detail: "Too many are at work just now. Wait a moment and try again." }
    : {
        ...problem,
        title: "Not available",
        detail:
          "The database does not answer just now. Wait a moment, look whether it was saved, and try again.",
      };
}

/** The database's own words may quote a row, so none of them are passed on. */
function fromDatabase(error: DatabaseError): ProblemWire {
  const internal = { type: "urn:tributary:problem:internal", code: "internal" };
  switch (error.code) {
    case "57014": // query_canceled: statement_timeout
      return {
        ...internal,
        title: "Took too long",
        status: 503,
        detail: "This took too long. Ask for less at a time.",
      };
    case "40001": // serialization_failure
    case "40P01": // deadlock_detected
      return { ...internal, title: "Busy", status: 503, detail: "Two changes met. Try again." };
    case "42501": // insufficient_privilege, a policy's check
      return {
        type: "urn:tributary:problem:forbidden",
        title: TITLE.forbidden,
        status: 403,
        detail: "This is not yours to do.",
        code: "forbidden",
      };
    case "23505": // unique_violation
      return {
        type: "urn:tributary:problem:conflict",
        title: TITLE.conflict,
        status: 409,
        detail: "This exists already.",
        code: "conflict",
      };
    case "22P02": // invalid_text_representation
    case "22021": // character_not_in_repertoire
    case "22P05": // untranslatable_character
      return {
        type: "urn:tributary:problem:invalid",
        title: TITLE.invalid,
        status: 422,
        detail: "Some of what was sent has a form or a character that cannot be kept.",
        code: "invalid",
      };
    case "53100": // disk_full
      return {
        ...internal,
        title: "Disk full",
        status: 507,
        detail: "The disk of this server is full. Nothing was saved. Tell whoever looks after it.",
      };
    default:
      return {
        ...internal,
        title: "Something went wrong here",
        status: 500,
        detail:
          "Nothing was saved by this request. Try again; if it happens again, quote the number of this request.",
      };
  }
}

/** A database error quotes values in `detail` and `where`; the log gets its code and place only. */
function withoutValues(error: Error): object {
  if (error instanceof DatabaseError) {
    return {
      type: "DatabaseError",
      code: error.code,
      table: error.table,
      constraint: error.constraint,
      routine: error.routine,
    };
  }
  return { type: error.name, message: error.message, stack: error.stack };
}
