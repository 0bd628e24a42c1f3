/** The command line as it is typed: what it prints, where, and with which exit code. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { COMMANDS } from "./commands.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

describe("every command", () => {
  test.each(Object.keys(COMMANDS))("%s explains itself", async (name) => {
    const { code, out, err } = await tributary(name, "--help");
    expect(out).toMatch(new RegExp(`^Usage: tributary ${name}`));
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  test.each(Object.keys(COMMANDS))("%s takes an unknown option for bad usage", async (name) => {
    const { code, out, err } = await tributary(name, "--no-such-option");
    expect(err).toContain("--no-such-option");
    expect(err).toContain(`tributary ${name} --help`);
    expect(err).not.toContain("    at ");
    expect(out).toBe("");
    expect(code).toBe(2);
  });

  test("the overview names them all, also after a wrong name", async () => {
    const asked = await tributary("--help");
    for (const name of Object.keys(COMMANDS)) expect(asked.out).toContain(`  ${name} `);
    expect(asked.code).toBe(0);
    const wrong = await tributary("constructor");
    expect(wrong.err).toContain('There is no command "constructor".');
    expect(wrong.code).toBe(2);
    expect((await tributary()).code).toBe(2);
  });
});

describe("tributary up", () => {
  test("a port that is no port is bad usage", async () => {
    const { code, err } = await tributary("up", "--port", "80400");
    expect(err).toContain('--port takes a number from 0 to 65535, not "80400".');
    expect(code).toBe(2);
  });

  test("a port that another program holds is told before anything is made", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const data = join(temporary(), "data");
    const { code, err } = await tributary("up", "--empty", "--port", String(port), "--data", data);
    expect(err.trim()).toBe(`Port ${port} is taken by another program. Choose another with --port.`);
    expect(code).toBe(1);
    expect(existsSync(data)).toBe(false);
  });

  test("an address that this machine does not have is told in a sentence", async () => {
    const { code, err } = await tributary("up", "--host", "192.0.2.1", "--data", join(temporary(), "data"));
    expect(err.trim()).toBe("This machine has no address 192.0.2.1. Choose another with --host.");
    expect(code).toBe(1);
  });

  test("started empty it prints its address, answers, refuses a second owner, and stops in order", async () => {
    const data = join(temporary(), "data");
    const { child, url } = await upAt(data);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);

    const second = await tributary("up", "--empty", "--port", "0", "--data", data);
    expect(second.err).toContain(`is in use by process ${child.pid} (started `);
    expect(second.err).not.toContain("    at ");
    expect(second.code).toBe(1);

    // As a terminal does it, and npm once more.
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(existsSync(join(data, "tributary.lock"))).toBe(false);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("it stops in order when whoever started it is gone", async () => {
    const data = join(temporary(), "data");
    const { child } = await upAt(data);
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("a database of one's own that does not answer is told in a sentence without its password", async () => {
    const environment = { TRIBUTARY_DATABASE_URL: "postgresql://someone:hush@127.0.0.1:1/none" };
    const data = join(temporary(), "data");
    const { code, err } = await run(["up", "--port", "0", "--data", data], environment);
    expect(err).toContain("127.0.0.1:1/none");
    expect(err).not.toMatch(/hush| {4}at /);
    expect(code).toBe(1);
  });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "tributary-cli-"));
  // PostgreSQL's user has to get through when the tests run as root.
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function upAt(data: string) {
  const args = [MAIN, "up", "--empty", "--json", "--port", "0", "--data", data];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const first = await Promise.race([
    once(lines, "line") as Promise<[string]>,
    once(child, "exit").then(() => Promise.reject(new Error("it ended before it had started"))),
  ]);
  const { url } = JSON.parse(first[0]) as { url: string };
  return { child, url };
}

const tributary = (...args: readonly string[]) => run(args, {});

async function run(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const { TRIBUTARY_DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { out, err, code };
}
