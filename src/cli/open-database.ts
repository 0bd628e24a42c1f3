/** The database as its administrator reaches it: one's own, the embedded one that a server runs, or one started for this. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseAddress } from "../database/address.ts";
import { startEmbedded } from "../database/embedded/index.ts";
import { SUPERUSER } from "../database/embedded/initialise.ts";
import { findPlace } from "../database/embedded/place.ts";
import { livingPostmaster } from "../database/embedded/postmaster.ts";
import { readOrMakeSecret } from "../database/embedded/secret.ts";
import { openOwn } from "../database/own.ts";
import { StartError } from "../database/start-error.ts";

export interface OpenDatabase {
  readonly address: DatabaseAddress;
  close(): Promise<void>;
}

/** The one that is there. Refuses where there is none. */
export async function openDatabase(dataDir: string): Promise<OpenDatabase> {
  const own = await openOwnIfNamed();
  if (own) return own;
  if (!existsSync(dataDir))
    throw new StartError(`There is no data of Tributary in ${dataDir}. Name its folder with --data.`);
  const { cluster } = findPlace(resolve(dataDir), () => {});
  if (!existsSync(cluster))
    throw new StartError(`There is no database in ${dataDir}. Name its folder with --data.`);
  const running = livingPostmaster(cluster);
  if (!running) return await startOne(dataDir);
  const { socketDir: host, port } = running;
  const password = readOrMakeSecret(resolve(dataDir), true);
  return { address: { host, port, user: SUPERUSER, password, database: "tributary" }, close: async () => {} };
}

/** One's own as it is, or a new embedded one. */
export async function openOrMakeDatabase(dataDir: string): Promise<OpenDatabase> {
  return (await openOwnIfNamed()) ?? (await startOne(dataDir));
}

async function openOwnIfNamed(): Promise<OpenDatabase | null> {
  const url = process.env.TRIBUTARY_DATABASE_URL;
  return url ? { address: await openOwn(url), close: async () => {} } : null;
}

async function startOne(dataDir: string): Promise<OpenDatabase> {
  const started = await startEmbedded({ dataDir, log: (line) => console.error(line) });
  return { address: started.address, close: () => started.stop() };
}
