import { once } from "node:events";
import { connect } from "node:net";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { hurryBody } from "./hurry.ts";

async function answerTo(request: string): Promise<string> {
  const app = Fastify();
  app.addContentTypeParser("application/octet-stream", (_, payload, done) => done(null, payload));
  app.addHook("onRequest", async (each) => hurryBody(each, 100));
  app.post("/", async () => ({}));
  const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n${request}`);
  const heard = await Promise.race([
    once(socket, "data").then(([data]) => String(data).split("\r\n")[0] ?? ""),
    new Promise<string>((resolve) => setTimeout(resolve, 600, "nothing yet")),
  ]);
  socket.destroy();
  await app.close();
  return heard;
}

test("a body that is not said in time is cut off, and says why", async () => {
  expect(await answerTo('content-type: application/json\r\n\r\n{"a"')).toBe("HTTP/1.1 408 Request Timeout");
});

test("a file may take its time", async () => {
  expect(await answerTo("content-type: application/octet-stream\r\n\r\nabc")).not.toContain("408");
});
