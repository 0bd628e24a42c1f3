/**
 * Answers that leave at fixed ticks after their request came, whatever they are, so that how long the work took does not
 * tell what it found. Also refusals: they pass the same hook.
 */
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";

export const TICK_MS = 50;
/** A timer comes up to a millisecond late, or early by as much: the last moment is waited for turn by turn. */
const CLOSE_MS = 2;

/** `onSend` of a route: goes on at the first tick at or after now. */
export async function holdToTick<Payload>(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: Payload,
): Promise<Payload> {
  const worked = reply.elapsedTime;
  await waitUntil(performance.now() + Math.ceil(worked / TICK_MS) * TICK_MS - worked);
  return payload;
}

async function waitUntil(moment: number): Promise<void> {
  const most = moment - performance.now() - CLOSE_MS;
  if (most >= 1) await sleep(Math.floor(most));
  while (performance.now() < moment) await turn();
}
