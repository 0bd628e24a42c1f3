/**
 * Makes a new cluster, whole or not at all: it is made in a folder of its own and renamed into place, so that
 * a start that is killed half way leaves only a draft, which the next start sweeps away.
 */
import { execFile } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { StartError } from "../start-error.ts";
import { type Binaries, programOf } from "./binaries.ts";
import { checkRoom, full, saysDiskIsFull } from "./disk.ts";
import type { Place } from "./place.ts";

export const SUPERUSER = "tributary";
const DRAFT = ".postgres-draft-";

export interface ClusterWanted {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly secret: string;
  /** False where the caller gave up durability anyway, as tests do. */
  readonly durable: boolean;
}

/** Only the owner of the data folder's lock may call this: whatever drafts lie there are nobody's. */
export async function initialise({ place, binaries, secret, durable }: ClusterWanted): Promise<void> {
  await sweepDrafts(place.home);
  checkRoom(place.home);
  const draft = mkdtempSync(join(place.home, DRAFT));
  try {
    const secretFile = join(draft, "secret");
    const cluster = join(draft, "cluster");
    writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 });
    for (const path of [secretFile, draft]) {
      chmodSync(path, path === draft ? 0o700 : 0o600);
      if (place.runner !== undefined) chownSync(path, place.runner.uid, place.runner.gid);
    }
    await initdb(binaries, place, [
      "--pgdata",
      cluster,
      "--pwfile",
      secretFile,
      ...(durable ? [] : ["--no-sync"]),
    ]);
    writeFileSync(join(cluster, "pg_hba.conf"), ACCESS);
    // An empty folder that somebody made beforehand may stand in the way.
    if (existsSync(place.cluster)) rmdirSync(place.cluster);
    renameSync(cluster, place.cluster);
    syncFolder(place.home);
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * An initdb whose parent was killed may still be writing in its draft: it ends at its next word to us, and until
 * then what is removed may come back. One that holds out for ten seconds is left to the next start.
 */
export async function sweepDrafts(home: string): Promise<void> {
  for (const name of readdirSync(home).filter((name) => name.startsWith(DRAFT))) {
    const draft = join(home, name);
    for (const until = Date.now() + 10_000; existsSync(draft) && Date.now() < until; await sleep(50)) {
      try {
        rmSync(draft, { recursive: true, force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
      }
    }
  }
}

const ACCESS = `# Nothing but the private socket, and there only with the secret.
local all         all scram-sha-256
local replication all scram-sha-256
`;

/** Sorting and case by PostgreSQL's own tables, the same on every machine. */
const COLLATION = ["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"];

/**
 * The system's locale still decides what is a letter when text is split into words. Under plain C every
 * character beyond ASCII counts as a letter, curly quotes and dashes too, so one with UTF-8 is needed.
 */
const CHARACTER_LOCALES = ["C.UTF-8", "en_GB.UTF-8", "en_US.UTF-8"];

async function initdb(binaries: Binaries, place: Place, flags: readonly string[]): Promise<void> {
  const common = ["--username", SUPERUSER, "--auth-local", "scram-sha-256", "--auth-host", "scram-sha-256"];
  for (const locale of CHARACTER_LOCALES) {
    const localeFlags = [
      ...COLLATION,
      "--locale",
      "C",
      "--lc-ctype",
      locale,
      "--text-search-config",
      "simple",
    ];
    try {
      await run(
        programOf(binaries, "initdb"),
        [...flags, ...common, ...localeFlags, "--data-checksums", "--no-instructions"],
        {
          ...(place.runner && { uid: place.runner.uid, gid: place.runner.gid }),
          cwd: "/",
          env: CLEAN_ENVIRONMENT,
        },
      );
      return;
    } catch (error) {
      const { message, stderr = "" } = error as Error & { stderr?: string };
      if (saysDiskIsFull(stderr)) throw full(place.home);
      if (/invalid locale (name|settings)/.test(stderr)) continue;
      throw new StartError(
        `The database could not be made in ${place.home}: ${lastLines(stderr || message)}`,
      );
    }
  }
  throw new StartError(
    `This system has none of the locales ${CHARACTER_LOCALES.join(", ")}, one of which the database needs to tell ` +
      "letters from punctuation. Install one of them.",
  );
}

const run = promisify(execFile);

/** Nothing of ours reaches PostgreSQL: neither PG… variables, which it obeys, nor secrets. */
export const CLEAN_ENVIRONMENT = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export const lastLines = (text: string, count = 3): string =>
  text
    .trim()
    .split("\n")
    .slice(-count)
    .map((line) => line.trim())
    .join(" ");

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
