/** Puts back what lay outside the database: the heads and journal of the log, the list of the erased, and keys. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { StartError } from "../start-error.ts";
import { DamagedBackup } from "./damaged.ts";
import type { Frame } from "./frames.ts";
import type { Part } from "./manifest.ts";
import type { Mark } from "./mark.ts";

/** What was there before is the proof of what the restored database lacks: it is set aside and never deleted. */
export function setAside(dataDir: string, mark: Mark): void {
  const audit = join(dataDir, "audit");
  if (!existsSync(audit)) return;
  if (mark.aside !== null && !existsSync(join(dataDir, mark.aside)))
    renameSync(audit, join(dataDir, mark.aside));
  // Otherwise it is what a restore that was killed had put there.
  else rmSync(audit, { recursive: true });
}

export async function placeFiles(dataDir: string, frames: AsyncIterable<Frame>): Promise<void> {
  let path: string | null = null;
  let held: Buffer[] = [];
  for await (const frame of frames) {
    if (frame.is === "part") {
      const part = frame.json as Part;
      // Files come before tables.
      if ("table" in part) return;
      path = placeOf(part.file);
      held = [];
    } else if (frame.is === "data") held.push(frame.bytes);
    else if (frame.is === "end of part" && path !== null) place(dataDir, path, Buffer.concat(held));
  }
}

/** A backup is believed no further than this: it may write below audit/ and keys/ and nowhere else. */
function placeOf(file: string): string {
  const path = normalize(file);
  if (path !== file || !/^(audit|keys)\/[^\0]+$/.test(path) || path.includes("..")) {
    throw new DamagedBackup("it holds a file for another place");
  }
  return path;
}

function place(dataDir: string, path: string, bytes: Buffer): void {
  const full = join(dataDir, path);
  mkdirSync(dirname(full), { recursive: true, mode: 0o700 });
  if (path.startsWith("keys/") && existsSync(full)) {
    if (readFileSync(full).equals(bytes)) return;
    throw new StartError(
      `${full} is another key than the one in the backup. Move the folder keys away, or restore into another folder.`,
    );
  }
  writeFileSync(full, bytes, { mode: 0o600, flush: true });
}
