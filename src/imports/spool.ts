/**
 * Where files lie while a run reads them: a folder a run, outside the database, gone when the run has ended. Names there
 * are random: what a file was called by its owner is never a path.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { invalid } from "../access/index.ts";

export interface SpooledFile {
  /** What it is called on disk. */
  readonly key: string;
  /** What its owner called it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Spool {
  /** Takes a file in, counting and digesting as it comes. Refuses more than it may hold, and leaves nothing then. */
  take(run: string, name: string, content: Readable): Promise<SpooledFile>;
  takeFile(run: string, name: string, path: string): Promise<SpooledFile>;
  path(run: string, key: string): string;
  remove(run: string): Promise<void>;
}

const DEFAULT_MOST_BYTES = 4 * 1024 ** 3;

export function openSpool(folder: string, mostBytes: number = DEFAULT_MOST_BYTES): Spool {
  const folderOf = (run: string): string => join(folder, run);
  const path = (run: string, key: string): string => join(folderOf(run), key);

  const take: Spool["take"] = async (run, name, content) => {
    const key = randomUUID();
    await mkdir(folderOf(run), { recursive: true, mode: 0o700 });
    const digest = createHash("sha256");
    let bytes = 0;
    const counting = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw tooLarge(mostBytes);
        digest.update(chunk);
        yield chunk;
      }
    };
    try {
      await pipeline(content, counting, createWriteStream(path(run, key), { mode: 0o600 }));
    } catch (error) {
      await rm(path(run, key), { force: true });
      throw error;
    }
    return { key, name, bytes, sha256: digest.digest("hex") };
  };

  return {
    take,
    takeFile: (run, name, from) => take(run, name, createReadStream(from)),
    path,
    remove: (run) => rm(folderOf(run), { recursive: true, force: true }),
  };
}

function tooLarge(mostBytes: number): Error {
  const most = `${Math.floor(mostBytes / 1024 ** 2).toLocaleString("en-GB")} MB`;
  return invalid(
    "/file",
    `This file is larger than an import may be (${most}). Split it and import the parts.`,
  );
}
