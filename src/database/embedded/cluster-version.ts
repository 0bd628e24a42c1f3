/** Which PostgreSQL made a cluster, and may the one that is here open it? */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import type { Binaries } from "./binaries.ts";

/** True: a cluster of our major version; false: nothing there yet. */
export function clusterExists(cluster: string, binaries: Binaries): boolean {
  if (!existsSync(cluster)) return false;
  const file = join(cluster, "PG_VERSION");
  if (!existsSync(file)) {
    if (readdirSync(cluster).length === 0) return false;
    throw new StartError(
      `${cluster} holds files but no database (PG_VERSION is missing). Move them away, put the folder back from ` +
        "your backup, or choose another data folder with --data.",
    );
  }
  const made = readFileSync(file, "utf8").trim();
  const here = binaries.version.split(".", 1)[0] ?? "";
  if (made === here) return true;
  throw new StartError(
    `The database in ${cluster} was made by PostgreSQL ${made}; this Tributary brings PostgreSQL ${here}, which ` +
      `cannot open it. Start it with the Tributary that made it, or choose another data folder with --data.`,
  );
}
