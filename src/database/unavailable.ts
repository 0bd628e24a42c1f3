/**
 * Whether an error means that the database could not serve at all, so that the same request may succeed a moment later:
 * it is gone (stopped, restarting, cut off), or every connection is in use.
 */
import { DatabaseError } from "pg";

/** SQLSTATE. 28P01: the password of a role is just being changed by a rotation of keys. */
const GONE = new Set(["57P01", "57P02", "57P03", "25P03", "28P01"]);
const BUSY = new Set(["53300"]);
const CUT_OFF = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** The driver gives these no code. */
const SAID_GONE = /^Connection terminated|is not queryable$/;
const SAID_BUSY = "timeout exceeded when trying to connect";

/** Null for any other error. */
export function unavailable(error: unknown): "gone" | "busy" | null {
  if (!(error instanceof Error)) return null;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  if (error instanceof DatabaseError) {
    if (BUSY.has(code)) return "busy";
    return GONE.has(code) || code.startsWith("08") ? "gone" : null;
  }
  if (error.message === SAID_BUSY) return "busy";
  if (syscall === "connect" || syscall === "getaddrinfo" || CUT_OFF.has(code)) return "gone";
  return SAID_GONE.test(error.message) ? "gone" : null;
}
