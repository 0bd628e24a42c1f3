/** From a request to the boards that are kept: whether they are ready, and waiting for what is new. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Ready } from "../operations/index.ts";
import type { House } from "./house.ts";
import { sessionOf } from "./person.ts";

/** As long as a proxy keeps a quiet connection, and less. */
const WAITS_AT_MOST_MS = 25_000;
const LOADING_SECONDS = 5;

/** The boards are not loaded yet. */
export class NotReady extends Error {
  readonly retryAfter = LOADING_SECONDS;
}

export function readyBoards({ boards }: House): Ready {
  const store = boards?.store();
  if (!boards || !store) throw new NotReady("Boards are being loaded.");
  return { store, version: () => boards.version() };
}

/** Waits outside any transaction: the answer that follows is asked for, and put on record, as any other. */
export async function waitForNewer(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  after: number | undefined,
): Promise<void> {
  if (after === undefined || !house.boards?.store()) return;
  sessionOf(house, request);
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  await house.boards.newerThan(after, WAITS_AT_MOST_MS, gone.signal);
}
