/**
 * A backup while the server runs: everything in one snapshot, read as a role that may read every table and nothing else.
 * Writers are not held up, and what commits after the snapshot is not in it.
 */
import { readFileSync } from "node:fs";
import { Client } from "pg";
import type { DatabaseAddress } from "../address.ts";
import { readRanMigrations, readSequences, readTables } from "./catalogue.ts";
import { writeBackupFile } from "./file.ts";
import type { Frame } from "./frames.ts";
import type { AuditHead, BackedUpFile, BackedUpTable, Manifest, Part, Preamble } from "./manifest.ts";
import { filesOutside, type OutsideFile, readOutside } from "./outside.ts";
import { pieces } from "./pieces.ts";
import { copyOut, digesting, pinPrinting } from "./rows.ts";

const FRAME = 256 * 1024;

export interface BackupOptions {
  /** The administrator's, who is made to read as `tributary_backup`. */
  readonly address: DatabaseAddress;
  /** Where audit/ and keys/ lie. */
  readonly dataDir: string;
  /** A file that is not there yet. */
  readonly out: string;
  readonly passphrase: string | null;
  readonly withKeys: boolean;
  readonly onTable?: (name: string) => void;
}

export interface BackedUp {
  readonly bytes: number;
  readonly manifest: Manifest;
}

export async function backup(options: BackupOptions): Promise<BackedUp> {
  const { address, dataDir, out, passphrase, withKeys } = options;
  const outside = await filesOutside(dataDir, withKeys);
  const client = new Client({ ...address, application_name: "tributary backup" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read, read only");
    await client.query("set local role tributary_backup");
    await pinPrinting(client);
    const told: { manifest?: Manifest } = {};
    const frames = tell(client, outside, options, (manifest) => {
      told.manifest = manifest;
    });
    const bytes = await writeBackupFile(out, frames, passphrase);
    await client.query("commit");
    if (!told.manifest) throw new Error("the backup has no manifest");
    return { bytes, manifest: told.manifest };
  } finally {
    await client.end();
  }
}

async function* tell(
  client: Client,
  outside: readonly OutsideFile[],
  { dataDir, withKeys, onTable }: BackupOptions,
  onEnd: (manifest: Manifest) => void,
): AsyncGenerator<Frame> {
  // The first statement takes the snapshot that all others read.
  const { at, postgres } = await snapshot(client);
  const preamble: Preamble = {
    product: productVersion(),
    startedAt: new Date().toISOString(),
    postgres,
    migrations: await readRanMigrations(client),
    withKeys,
  };
  yield { is: "preamble", json: preamble };

  const files: BackedUpFile[] = [];
  for (const file of outside) {
    const part: Part = { file: file.path };
    const came = digesting();
    yield { is: "part", json: part };
    yield* passed(readOutside(dataDir, file), came.add);
    const { bytes, sha256 } = came.digest();
    yield { is: "end of part", json: { bytes, sha256 } };
    files.push({ path: file.path, bytes, sha256 });
  }

  const tables: BackedUpTable[] = [];
  for (const table of await readTables(client)) {
    onTable?.(table.name);
    const part: Part = { table: table.name, columns: table.columns };
    const came = digesting();
    yield { is: "part", json: part };
    yield* passed(copyOut(client, table), came.add);
    const digest = came.digest();
    yield { is: "end of part", json: digest };
    tables.push({ name: table.name, ...digest });
  }

  const sequences = await readSequences(client);
  const manifest: Manifest = { snapshotAt: at, head: await newestHead(client), tables, files, sequences };
  yield { is: "manifest", json: manifest };
  onEnd(manifest);
}

async function* passed(bytes: AsyncIterable<Buffer>, add: (chunk: Buffer) => void): AsyncGenerator<Frame> {
  // PostgreSQL tells row by row; a frame a row would cost more than the row.
  for await (const chunk of pieces(bytes, FRAME)) {
    add(chunk);
    yield { is: "data", bytes: chunk };
  }
}

async function snapshot(client: Client): Promise<{ at: string; postgres: string }> {
  const { rows } = await client.query<{ at: string; postgres: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
            current_setting('server_version') as postgres`,
  );
  if (!rows[0]) throw new Error("the database told no time");
  return rows[0];
}

async function newestHead(client: Client): Promise<AuditHead | null> {
  const { rows } = await client.query<{ size: string; root: string; at: string }>(
    `select size::text as size, encode(root, 'hex') as root,
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from audit_head order by audit_head.size desc limit 1`,
  );
  const [head] = rows;
  return head ? { ...head, size: Number(head.size) } : null;
}

/** From the package's own description, wherever it was put together: src/… in a checkout, dist/src/… in a package. */
function productVersion(): string {
  for (const up of ["../../../package.json", "../../../../package.json"]) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8")) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return "unknown";
}
