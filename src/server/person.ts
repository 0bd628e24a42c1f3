/** From a request to a viewer: the session in its cookie, the purpose and the reason in its headers. */
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { asViewer, conflict, Refusal, type Session, type Viewer, type Why } from "../access/index.ts";
import { isPurpose } from "../vocabulary/index.ts";
import type { House } from "./house.ts";

export function cookieName(house: House): string {
  return house.secureCookies ? "__Host-tributary" : "tributary";
}

export function sessionOf(house: House, request: FastifyRequest): Session {
  const token = request.cookies[cookieName(house)];
  const bytes = Buffer.from(token ?? "", "base64url");
  if (bytes.length !== 32) throw new Refusal("sign_in", "You are not signed in. Sign in to carry on.");
  return { token: bytes };
}

/** `X-Purpose` is one of the purposes; `X-Reason` a few words, percent-encoded where they are not plain letters. */
export function whyOf(request: FastifyRequest): Why {
  const purpose = String(request.headers["x-purpose"] ?? "");
  if (!isPurpose(purpose)) throw new Refusal("purpose", "Choose the purpose for which you are working.");
  return {
    purpose,
    reason: decoded(String(request.headers["x-reason"] ?? ""))
      .trim()
      .slice(0, 500),
  };
}

/** Reads as the person who asks. */
export async function reading<Answer>(
  house: House,
  request: FastifyRequest,
  work: (viewer: Viewer) => Promise<Answer>,
): Promise<Answer> {
  return await asViewer(house.access, sessionOf(house, request), whyOf(request), work);
}

/**
 * Writes as the person who asks. With an `Idempotency-Key`, the same request sent again gets the answer of the first:
 * the key is kept in the transaction of its effect.
 */
export async function writing<Answer extends object | null>(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (viewer: Viewer) => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") {
    void reply.code(status);
    return await reading(house, request, work);
  }
  if (key.length < 8 || key.length > 100) {
    throw new Refusal("invalid", "An Idempotency-Key has 8 to 100 characters.");
  }
  const digest = createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
  return await reading(house, request, async (viewer) => {
    const before = await viewer.db
      .selectFrom("idempotency")
      .select(["request", "status", "answer"])
      .where("key", "=", key)
      .executeTakeFirst();
    if (before) {
      if (!before.request.equals(digest))
        throw conflict("This Idempotency-Key was used for another request.");
      viewer.record({ act: "consultation", subjects: [], detail: { what: "answer repeated" } });
      void reply.code(before.status).header("idempotency-replayed", "true");
      return before.answer as Answer;
    }
    const answer = await work(viewer);
    await viewer.db
      .insertInto("idempotency")
      .values({
        account_id: viewer.account.id,
        key,
        request: digest,
        status,
        answer: answer === null ? null : JSON.stringify(answer),
      } as never)
      .execute();
    void reply.code(status);
    return answer;
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
