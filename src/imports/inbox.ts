/**
 * The watched folder: what is put into `INBOX/KENT/` is brought in for KENT; tables go into a folder named after the
 * mapping that reads them, `INBOX/KENT/weekly stops/`. A file is taken once it has stopped growing, and is gone from
 * the folder then; what became of it stands in `INBOX/KENT/done/`. Nothing from here is shared beyond the agency.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Unreadable } from "../intake/index.ts";
import type { Works } from "./execute.ts";
import { beginFeedRun, CannotBegin } from "./feed.ts";
import { formatOf } from "./format-of.ts";

const EVERY_MS = 2000;
const DONE = "done";

export interface Inbox {
  stop(): Promise<void>;
}

export function watchInbox(folder: string, works: Works, log: (line: string) => void): Inbox {
  const ending = new AbortController();
  const { signal } = ending;
  const sizes = new Map<string, string>();
  const watching = (async () => {
    while (!signal.aborted) {
      await sweepInbox(folder, works, sizes).catch((error: unknown) =>
        log(`The inbox could not be read: ${error instanceof Error ? error.message : "unknown"}`),
      );
      await setTimeout(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
    },
  };
}

/** One look. `sizes` remembers the look before: a file that did not change between two is whole. Answers how many were taken. */
export async function sweepInbox(folder: string, works: Works, sizes: Map<string, string>): Promise<number> {
  let taken = 0;
  const there = new Set<string>();
  for (const { path, name, agency, mapping } of await filesIn(folder)) {
    const { size, mtimeMs } = await stat(path);
    const seen = `${size} ${mtimeMs}`;
    there.add(path);
    if (sizes.get(path) !== seen) {
      sizes.set(path, seen);
      continue;
    }
    await take(works, { folder, path, name, agency, mapping });
    sizes.delete(path);
    taken += 1;
  }
  for (const path of sizes.keys()) if (!there.has(path)) sizes.delete(path);
  return taken;
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly agency: string;
  readonly mapping: string | null;
}

async function filesIn(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry): Found[] => {
    const path = join(entry.parentPath, entry.name);
    const [agency, ...rest] = path.slice(folder.length + 1).split("/");
    const half = entry.name.startsWith(".") || /\.(part|tmp|crdownload)$/i.test(entry.name);
    if (!entry.isFile() || half || !agency || rest.length < 1 || rest.length > 2 || rest[0] === DONE)
      return [];
    return [{ path, name: entry.name, agency, mapping: rest.length === 2 ? (rest[0] ?? null) : null }];
  });
}

/** Into the spool, then into the queue, then out of the folder: a crash between takes it twice, which changes nothing. */
async function take(
  works: Works,
  { folder, path, name, agency, mapping }: Found & { folder: string },
): Promise<void> {
  const format = formatOf([name]);
  const id = randomUUID();
  let said: string;
  try {
    if (!format) throw new Unreadable("The end of its name does not say what it is.");
    if (format === "tables" && !mapping) {
      throw new Unreadable("Tables go into a folder that is named after the mapping that reads them.");
    }
    const file = await works.spool.takeFile(id, name, path);
    const run = {
      agency,
      format,
      reason: "Watched folder",
      ...(mapping ? { mapping: { name: mapping } } : {}),
    };
    await beginFeedRun(works, run, id, [file]);
    said = `Taken in as import ${id}.`;
  } catch (error) {
    await works.spool.remove(id);
    if (!(error instanceof CannotBegin || error instanceof Unreadable)) throw error;
    said = `Not taken in. ${error.message}`;
  }
  const done = join(folder, agency, DONE);
  await mkdir(done, { recursive: true });
  await writeFile(join(done, `${name}.${id.slice(0, 8)}.txt`), `${new Date().toISOString()} ${said}\n`);
  await rm(path);
}
