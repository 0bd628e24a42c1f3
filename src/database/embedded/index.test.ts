/** The life of the embedded server: starting, stopping, being left behind and taken over. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { StartError, startEmbedded } from "./index.ts";
import { readPostmaster } from "./postmaster.ts";
import { isAlive } from "./process-identity.ts";
import { FAST, folder, foreignOwner, killed, query, start } from "./testing/scene.ts";

describe("starting and stopping", () => {
  test("a stopped server leaves no process and no lock, and the next start finds what was written", async () => {
    const dataDir = join(folder(), "made", "on", "the", "way");
    const first = await start(dataDir);
    const pid = readPostmaster(join(dataDir, "postgres"))?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await query(first, "create table kept as select 'here' as word");
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, "tributary.lock"))).toBe(false);

    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second, "select word from kept")).toEqual([{ word: "here" }]);
  });

  test("the server listens nowhere but on its private socket, checks its pages and tells letters from marks", async () => {
    const server = await start(join(folder(), "data"));
    const settings = await query(
      server,
      `select current_setting('listen_addresses') as network, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
              lower('ŁÓDŹ') as lower, to_tsvector('simple', 'Officer’s Łódź–Gdańsk')::text as words`,
    );
    expect(settings).toEqual([
      {
        network: "",
        checksums: "on",
        encoding: "UTF8",
        zone: "UTC",
        lower: "łódź",
        words: "'gdańsk':4 'officer':1 's':2 'łódź':3",
      },
    ]);
    expect(statSync(server.address.host).mode & 0o077).toBe(0);
  });

  test("the secret lies in a private folder and nothing else opens the database", async () => {
    const dataDir = join(folder(), "data");
    const server = await start(dataDir);
    expect(statSync(join(dataDir, "keys")).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, "keys", "database")).mode & 0o777).toBe(0o600);
    const guessed = { ...server, address: { ...server.address, password: "guessed" } };
    await expect(query(guessed, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("a path too long for a socket, with blanks and quotes, is served from a short folder that goes with it", async () => {
    const dataDir = join(folder(), `it's, "deep" Ünï ${"x".repeat(120)}`, "data");
    const server = await start(dataDir);
    expect(server.address.host.length).toBeLessThan(90);
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    expect(existsSync(server.address.host)).toBe(false);
  });

  test("a statement that fails leaves no word of itself in the log", async () => {
    const dataDir = join(folder(), "data");
    const server = await start(dataDir);
    await expect(query(server, "select 'Jane Doe'::int")).rejects.toThrow("invalid input syntax");
    await server.stop();
    const log = readFileSync(join(dataDir, "postgres.log"), "utf8");
    expect(log).toContain("database system is ready");
    expect(log).not.toContain("Jane");
  });
});

describe("one owner at a time", () => {
  test("a second owner is refused with the first one's number, in the same process and from another", async () => {
    const dataDir = join(folder(), "data");
    const server = await start(dataDir);
    const here = await refusal(dataDir);
    expect(here).toContain(`is in use by process ${process.pid} (started 20`);
    expect(here).toMatch(/Stop it or choose another with --data\.$/);
    await server.stop();

    const owner = await foreignOwner(dataDir);
    expect(await refusal(dataDir)).toContain(`is in use by process ${owner.pid} (started `);
  });

  test("after its owner was killed the server is taken over, with what was committed", async () => {
    const dataDir = join(folder(), "data");
    const owner = await foreignOwner(dataDir);
    await killed(owner);
    const pid = readPostmaster(join(dataDir, "postgres"))?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);

    const lines: string[] = [];
    const server = await start(dataDir, (line) => lines.push(line));
    expect(server.adopted).toBe(true);
    expect(lines).toEqual([
      "Cleared the lock of a process that is no longer running.",
      "Took over the database that an earlier run left running.",
    ]);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test("a server left running with other settings is stopped and started anew", async () => {
    const dataDir = join(folder(), "data");
    await killed(await foreignOwner(dataDir));
    const server = await startEmbedded({ dataDir, settings: { ...FAST, work_mem: "5MB" } });
    try {
      expect(server.adopted).toBe(false);
      expect(await query(server, "select current_setting('work_mem') as work_mem")).toEqual([
        { work_mem: "5MB" },
      ]);
    } finally {
      await server.stop();
    }
  });

  test("after owner and server were killed, the server recovers and keeps what was committed", async () => {
    const dataDir = join(folder(), "data");
    const first = await start(dataDir);
    await query(first, "create table kept as select 1 as one");
    process.kill(readPostmaster(join(dataDir, "postgres"))?.pid ?? 0, "SIGKILL");
    await first.stop();
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(true);
    const second = await start(dataDir);
    expect(await query(second, "select one from kept")).toEqual([{ one: 1 }]);
  });

  test("a process number left in postmaster.pid that now belongs to another program is not mistaken for the server", async () => {
    const dataDir = join(folder(), "data");
    await (await start(dataDir)).stop();
    const other = spawn("sleep", ["60"]);
    onTestFinished(() => void other.kill());
    const path = join(dataDir, "postgres", "postmaster.pid");
    writeFileSync(path, `${other.pid}\n${dataDir}/postgres\n1\n5432\n${dataDir}/postgres\n\n\nready\n`);
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(other.signalCode).toBe(null);
  });
});

describe("what cannot be started says why", () => {
  test("a secret that is gone, or that belongs to another database", async () => {
    const dataDir = join(folder(), "data");
    await (await start(dataDir)).stop();
    const secret = join(dataDir, "keys", "database");
    writeFileSync(secret, "another\n");
    expect(await refusal(dataDir)).toContain("does not open the database");
    writeFileSync(secret, "");
    expect(await refusal(dataDir)).toContain("is missing or empty");
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("a folder that is a file, and settings that PostgreSQL does not know", async () => {
    const dataDir = join(folder(), "data");
    writeFileSync(dataDir, "");
    expect(await refusal(dataDir)).toMatch(/^The data folder .*data cannot be used: /);
    const other = join(folder(), "data");
    const unknown = startEmbedded({ dataDir: other, settings: { ...FAST, no_such_setting: "1" } });
    await expect(unknown).rejects.toThrow(
      /did not start: .*no_such_setting.*\(more in .*postgres\.log\)\.$/s,
    );
    // A refusal gives the folder free again.
    expect((await start(other)).adopted).toBe(false);
  });
});

async function refusal(dataDir: string): Promise<string> {
  const error = await startEmbedded({ dataDir, settings: FAST }).then(
    async (server) => {
      await server.stop();
      throw new Error("it started");
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  return (error as StartError).message;
}
