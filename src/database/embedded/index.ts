/**
 * The embedded PostgreSQL: one cluster in a data folder, on a private socket, that lives as long as we do. If
 * we were killed and it lives on, the next start takes it over.
 */
import { join, resolve } from "node:path";
import { StartError } from "../start-error.ts";
import { type Address, answer } from "./answer.ts";
import type { Binaries } from "./binaries.ts";
import { clusterExists } from "./cluster-version.ts";
import { writeConfiguration } from "./configuration.ts";
import { explained, makeDataFolder } from "./data-folder.ts";
import { initialise, SUPERUSER, sweepDrafts } from "./initialise.ts";
import { launch } from "./launch.ts";
import { takeOver } from "./left-over.ts";
import { type Lock, takeLock } from "./lock.ts";
import { findPlace, type Place } from "./place.ts";
import { clearStale } from "./postmaster.ts";
import { programsFor } from "./programs.ts";
import { readOrMakeSecret } from "./secret.ts";
import { type EmbeddedServer, serve } from "./serve.ts";
import { configurationFile } from "./settings.ts";
import { chooseSocketFolder, dropSocketFolder, PORT } from "./socket-folder.ts";

export { StartError } from "../start-error.ts";
export { type Beside, openBeside } from "./beside.ts";
export type { EmbeddedServer } from "./serve.ts";

export interface EmbeddedOptions {
  /** The data folder; the cluster lies in its folder postgres. Made if missing. */
  readonly dataDir: string;
  /** Settings of PostgreSQL that replace ours. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** Starts the server of a data folder, or takes it over. Refuses with a {@link StartError}. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const wanted = resolve(options.dataDir);
  return explained(wanted, async () => {
    const dataDir = makeDataFolder(wanted);
    const log = options.log ?? (() => {});
    const lock = await takeLock(dataDir, log);
    try {
      return await start({ dataDir, settings: options.settings ?? {}, log, lock });
    } catch (error) {
      lock.release();
      throw error;
    }
  });
}

interface Start {
  readonly dataDir: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  readonly lock: Lock;
}

async function start({ dataDir, settings, log, lock }: Start): Promise<EmbeddedServer> {
  const place = findPlace(dataDir, log);
  const { cluster } = place;
  const binaries = programsFor(place.runner, log);
  const exists = clusterExists(cluster, binaries);
  const secret = readOrMakeSecret(dataDir, exists);
  const addressAt = (host: string): Address => ({
    host,
    port: PORT,
    user: SUPERUSER,
    password: secret,
    database: "tributary",
  });
  const configurationAt = (socketDir: string) =>
    configurationFile({ socketDir, port: PORT, settings, binaries });

  if (exists) await sweepDrafts(place.home);
  else {
    log("Making the database (once).");
    await initialise({ place, binaries, secret, durable: settings.fsync !== "off" });
  }
  const leftOver = await takeOver({ cluster, addressAt, configurationAt, log });
  if (leftOver !== undefined) return serve({ ...leftOver, adopted: true, cluster, lock });

  const logFile = join(dataDir, "postgres.log");
  const started = await startAnew({ place, binaries, addressAt, configurationAt, logFile, log });
  return serve({ ...started, adopted: false, cluster, lock });
}

interface Anew {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly addressAt: (socketDir: string) => Address;
  readonly configurationAt: (socketDir: string) => string;
  readonly logFile: string;
  readonly log: (line: string) => void;
}

async function startAnew({ place, binaries, addressAt, configurationAt, logFile, log }: Anew) {
  const { cluster, runner } = place;
  const socketDir = chooseSocketFolder(cluster, runner);
  try {
    if (clearStale(cluster, socketDir)) log("The database was not stopped in order; it recovers by its log.");
    writeConfiguration(cluster, configurationAt(socketDir), runner);
    const address = addressAt(socketDir);
    const server = await launch({ place, binaries, address, logFile, log });
    const said = await answer(address);
    if (said.kind !== "ready" || server.pid === undefined) {
      throw new StartError(`The database in ${cluster} stopped again at once (more in ${logFile}).`);
    }
    return { address, version: said.version, pid: server.pid };
  } catch (error) {
    dropSocketFolder(socketDir, cluster);
    throw error;
  }
}
