/** What is not a file is said within a minute: nobody holds a connection open by sending a letter at a time. */
import type { FastifyRequest } from "fastify";

const BODY_TAKES_AT_MOST_MS = 60_000;
const TOO_SLOW = "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

export function hurryBody({ raw, headers }: FastifyRequest, within = BODY_TAKES_AT_MOST_MS): void {
  if (headers["content-type"] === "application/octet-stream" || raw.complete) return;
  const timer = setTimeout(() => raw.socket.end(TOO_SLOW), within);
  timer.unref();
  const said = (): void => clearTimeout(timer);
  raw.once("end", said);
  raw.once("close", said);
}
