/**
 * Where the cluster lies: in DATA/postgres, unless PostgreSQL's user cannot get there (a home folder only
 * root may enter). Then it lies under /var/lib/tributary, and a plain file in DATA says where.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";
import { letThrough } from "./data-folder.ts";
import { makeOpenFolder } from "./open-folder.ts";
import { canEnter } from "./reach.ts";
import { chooseRunner, type Runner } from "./runner.ts";

export interface Place {
  /** The folder that holds the cluster's folder; on the same disk, so that a finished cluster can be renamed in. */
  readonly home: string;
  readonly cluster: string;
  readonly runner: Runner | undefined;
}

const ELSEWHERE = "/var/lib/tributary/clusters";
const POINTER = "postgres.location";
const OWNER = "data-folder";

export function findPlace(dataDir: string, log: (line: string) => void): Place {
  const pointed = followPointer(dataDir);
  const home = pointed ?? dataDir;
  const cluster = join(home, "postgres");
  const runner = chooseRunner(cluster);
  if (runner !== undefined && home === dataDir && !canEnter(runner, home)) letThrough(home, runner);
  if (runner === undefined || canEnter(runner, home)) return { home, cluster, runner };
  if (existsSync(cluster)) {
    throw new StartError(
      `The database in ${cluster} cannot be reached by ${runner.name}, under which PostgreSQL has to run, because ` +
        "a folder above it is closed to other users. Open those folders with `chmod o+x`, or choose another " +
        "data folder with --data.",
    );
  }
  const other = placeElsewhere(dataDir, log);
  return { home: other, cluster: join(other, "postgres"), runner };
}

function followPointer(dataDir: string): string | undefined {
  const pointer = join(dataDir, POINTER);
  if (!existsSync(pointer)) return undefined;
  const home = firstLine(pointer);
  if (!existsSync(home)) {
    throw new StartError(
      `${pointer} says that the database lies in ${home}, which is not there. Put it back from your backup, or ` +
        "choose another data folder with --data.",
    );
  }
  const owner = firstLine(join(home, OWNER));
  if (owner !== dataDir) {
    // The data folder was copied: two would write to one database. If it was moved, the old one is gone.
    if (existsSync(join(owner, POINTER))) {
      throw new StartError(
        `${pointer} leads to the database of ${owner}, of which this folder seems to be a copy. ` +
          "Use that folder, or choose another with --data.",
      );
    }
    writeFileSync(join(home, OWNER), `${dataDir}\n`);
  }
  return home;
}

function placeElsewhere(dataDir: string, log: (line: string) => void): string {
  const key = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  for (let turn = 1; ; turn++) {
    const home = join(ELSEWHERE, turn === 1 ? key : `${key}-${turn}`);
    if (existsSync(join(home, "postgres"))) {
      // Its data folder was deleted and made anew; what somebody deleted must not come back.
      log(`An older database of this data folder remains in ${home}; delete it if nobody needs it.`);
      continue;
    }
    makeOpenFolder(home);
    writeFileSync(join(home, OWNER), `${dataDir}\n`);
    writeFileSync(
      join(dataDir, POINTER),
      `${home}\n\nThe database lies there because the user that PostgreSQL runs under cannot enter this folder.\n`,
    );
    log(`The database is kept in ${home}, because PostgreSQL's user cannot enter ${dataDir}.`);
    return home;
  }
}

const firstLine = (path: string): string => readFileSync(path, "utf8").split("\n", 1)[0] ?? "";
