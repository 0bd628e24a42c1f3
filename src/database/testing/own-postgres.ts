/** A PostgreSQL of its own that a test may stop and start, and whose role passwords it may change. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { DatabaseAddress } from "../address.ts";
import { type EmbeddedServer, startEmbedded } from "../embedded/index.ts";

export interface OwnPostgres {
  /** The administrator's; the same after each start. */
  readonly address: DatabaseAddress;
  /** As TRIBUTARY_DATABASE_URL would name it. */
  readonly url: string;
  /** The data folder, with its keys. */
  readonly dataDir: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(inject("folder"), `own-${randomBytes(3).toString("hex")}-`));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  let running: EmbeddedServer | null = await startEmbedded({ dataDir, settings });
  const { address } = running;
  const { host, port, user, password, database } = address;
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    address,
    url: `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    dataDir,
    stop,
    async start() {
      running ??= await startEmbedded({ dataDir, settings });
      if (running.address.host !== host) throw new Error("it came back at another address");
    },
    async close() {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
