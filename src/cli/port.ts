/** Can we listen where we were told to? Asked first, so that nobody waits for a database to learn that we cannot. */
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../database/index.ts";

export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** How long a server that was told to stop just before may keep the port. */
const PATIENCE_MS = 2_000;

export async function checkPort(wanted: Listening): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    try {
      return await listenOnce(wanted);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isTaken || Date.now() > until) throw portRefusal(error, wanted) ?? error;
    }
  }
}

async function listenOnce(wanted: Listening): Promise<void> {
  const probe = createServer().listen({ ...wanted, exclusive: true });
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}

/** The sentence for what listening failed with; undefined when it failed with something else. */
export function portRefusal(error: unknown, { host, port }: Listening): StartError | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new StartError(`Port ${port} is taken by another program. Choose another with --port.`);
    case "EACCES":
      return new StartError(`Port ${port} is reserved for the system. Choose one above 1023 with --port.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(`This machine has no address ${host}. Choose another with --host.`);
    default:
      return undefined;
  }
}
