/** The server that an earlier, killed owner left running: taken over if a start now would make the same, else stopped. */
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import { type Address, answer } from "./answer.ts";
import { hasConfiguration } from "./configuration.ts";
import { halt, livingPostmaster, type Postmaster } from "./postmaster.ts";
import { servesFolder } from "./process-identity.ts";
import { dropSocketFolder } from "./socket-folder.ts";

export interface Wanted {
  readonly cluster: string;
  readonly addressAt: (socketDir: string) => Address;
  readonly configurationAt: (socketDir: string) => string;
  readonly log: (line: string) => void;
}

export interface TakenOver {
  readonly address: Address;
  readonly version: string;
  readonly pid: number;
}

export async function takeOver(wanted: Wanted): Promise<TakenOver | undefined> {
  const { cluster, log } = wanted;
  const running = await settled(cluster);
  if (running === undefined) return undefined;
  const address = wanted.addressAt(running.socketDir);
  const said = await answer(address);
  if (said.kind === "ready" && hasConfiguration(cluster, wanted.configurationAt(running.socketDir))) {
    log("Took over the database that an earlier run left running.");
    return { address, version: said.version, pid: running.pid };
  }
  if (servesFolder(running.pid, cluster) === undefined) {
    throw new StartError(
      `Process ${running.pid} may be a database left running in ${cluster}, but this system does not say so for ` +
        "certain. Stop it yourself, or choose another data folder with --data.",
    );
  }
  log("Stopping the database that an earlier run left running.");
  await halt(cluster, running.pid);
  dropSocketFolder(running.socketDir, cluster);
  return undefined;
}

/** Once it is neither starting nor stopping; one that hangs in between is handed on after a minute. */
async function settled(cluster: string): Promise<Postmaster | undefined> {
  const until = Date.now() + 60_000;
  for (;;) {
    const found = livingPostmaster(cluster);
    if (found === undefined || found.status === "ready" || Date.now() > until) return found;
    await sleep(50);
  }
}
