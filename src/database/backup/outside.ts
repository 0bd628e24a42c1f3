/**
 * What lies outside the database and belongs to a backup: the heads and journal of the log and the list of what was
 * erased (DATA/audit), and on request the keys (DATA/keys).
 *
 * Sizes are taken before the snapshot: what is outside by then was committed before, so it is never newer than the
 * database that it is held against.
 */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export interface OutsideFile {
  /** Below the data folder: audit/heads.ndjson */
  readonly path: string;
  readonly bytes: number;
}

/** The embedded database's own secret opens that one cluster and no other; a restored cluster has a new one. */
const NOT_A_KEY_OF_THE_DATA: ReadonlySet<string> = new Set(["database"]);

export async function filesOutside(dataDir: string, withKeys: boolean): Promise<readonly OutsideFile[]> {
  const audit = await filesBelow(dataDir, "audit");
  if (!withKeys) return audit;
  return [...audit, ...(await filesBelow(dataDir, "keys", NOT_A_KEY_OF_THE_DATA))];
}

async function filesBelow(
  dataDir: string,
  folder: string,
  passedOver: ReadonlySet<string> = new Set(),
): Promise<OutsideFile[]> {
  const entries = await readdir(join(dataDir, folder), { withFileTypes: true, recursive: true }).catch(
    absent([]),
  );
  const files: OutsideFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || passedOver.has(entry.name)) continue;
    const full = join(entry.parentPath, entry.name);
    const found = await stat(full).catch(absent(null));
    if (found) files.push({ path: full.slice(dataDir.length + 1).replaceAll("\\", "/"), bytes: found.size });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Nothing for a file of the journal that was covered by a head meanwhile, and so deleted. */
export async function* readOutside(dataDir: string, { path, bytes }: OutsideFile): AsyncGenerator<Buffer> {
  if (bytes === 0) return;
  try {
    yield* createReadStream(join(dataDir, path), { end: bytes - 1 }) as AsyncIterable<Buffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || !path.startsWith("audit/journal/")) throw error;
  }
}

function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
