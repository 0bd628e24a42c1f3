/** A PostgreSQL of one's own: what is wrong with it is told in a sentence, its password never. */
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, inject, onTestFinished, test } from "vitest";
import { openOwn } from "./own.ts";

const server = inject("address");

function url(
  change: { user?: string; password?: string; database?: string; host?: string; port?: number } = {},
) {
  const { host, port, user, password, database } = { ...server, ...change };
  const parts = [user, password, database].map(encodeURIComponent);
  return `postgresql://${parts[0]}:${parts[1]}@localhost/${parts[2]}?host=${encodeURIComponent(host)}&port=${port}`;
}

test("one that is there, open to us and new enough gives its address", async () => {
  expect(await openOwn(url())).toMatchObject({ host: server.host, user: server.user });
});

test.each([
  ["a wrong password", { password: "hush" }, "may not sign in"],
  ["an unknown database", { database: "absent" }, 'There is no database "absent"'],
  ["nobody who listens", { host: "127.0.0.1", port: 1, password: "hush" }, "ECONNREFUSED"],
])("%s is told", async (_, change, sentence) => {
  const refusal = await openOwn(url(change)).catch((error: Error) => error);
  expect(refusal).toMatchObject({ name: "StartError", message: expect.stringContaining(sentence) });
  expect((refusal as Error).message).not.toContain("hush");
});

test("one that is too old is told with both versions", async () => {
  await expect(openOwn(url(), 99)).rejects.toThrow(
    / is version \d+\.\d+.*; Tributary needs 99 or later\. Upgrade it/,
  );
});

test("something that is no PostgreSQL is told", async () => {
  const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
  await once(web, "listening");
  onTestFinished(() => void web.close());
  const { port } = web.address() as { port: number };
  await expect(openOwn(url({ host: "127.0.0.1", port }))).rejects.toThrow("Nothing usable answers");
});

test("an address that cannot be read is told with the form it should have", async () => {
  for (const wrong of ["mysql://a:hush@b/c", "postgresql://a:hu%sh@b:port/c", "nonsense"]) {
    await expect(openOwn(wrong)).rejects.toThrow("postgresql://user:password@host:port/database");
  }
});
