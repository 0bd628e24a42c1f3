/** The embedded database of a data folder for a command that runs beside a server, or without one. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { StartError } from "../start-error.ts";
import type { Address } from "./answer.ts";
import { startEmbedded } from "./index.ts";
import { SUPERUSER } from "./initialise.ts";
import { findPlace } from "./place.ts";
import { livingPostmaster } from "./postmaster.ts";
import { readOrMakeSecret } from "./secret.ts";

export interface Beside {
  /** The administrator's. */
  readonly address: Address;
  close(): Promise<void>;
}

/** The one that a server is running; else it is started for as long as it is needed. Never makes one. */
export async function openBeside(dataDir: string, log: (line: string) => void): Promise<Beside> {
  const folder = resolve(dataDir);
  const { cluster } = findPlace(folder, () => {});
  if (!existsSync(cluster)) throw new StartError(`The database is gone: there is nothing in ${cluster}.`);
  const running = livingPostmaster(cluster);
  if (running) {
    const { socketDir: host, port } = running;
    const password = readOrMakeSecret(folder, true);
    return {
      address: { host, port, user: SUPERUSER, password, database: "tributary" },
      close: async () => {},
    };
  }
  const started = await startEmbedded({ dataDir: folder, log });
  return { address: started.address, close: () => started.stop() };
}
