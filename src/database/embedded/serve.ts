/** The running server in its owner's hands, until it is stopped or the owner ends. */
import type { Address } from "./answer.ts";
import type { Lock } from "./lock.ts";
import { halt, livingPostmaster } from "./postmaster.ts";
import { dropSocketFolder } from "./socket-folder.ts";

export interface EmbeddedServer {
  readonly address: Address;
  /** True: it was running already, left over from an owner that was killed. */
  readonly adopted: boolean;
  /** For example "18.4". */
  readonly version: string;
  /** Rolls back what is open, writes the rest, gives the data folder free. May be called again. */
  stop(): Promise<void>;
}

export interface Running {
  readonly address: Address;
  readonly adopted: boolean;
  readonly version: string;
  readonly pid: number;
  readonly cluster: string;
  readonly lock: Lock;
}

export function serve({ address, adopted, version, pid, cluster, lock }: Running): EmbeddedServer {
  // A process that ends without stopping us asks at least; the server then stops by itself.
  const atExit = () => {
    if (livingPostmaster(cluster)?.pid === pid) process.kill(pid, "SIGINT");
    lock.release();
  };
  process.once("exit", atExit);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await halt(cluster, pid);
    dropSocketFolder(address.host, cluster);
    process.off("exit", atExit);
    lock.release();
  };
  return {
    address,
    adopted,
    version,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
