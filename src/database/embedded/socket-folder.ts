/**
 * Where the server's socket lies: in the cluster's own folder, which is private, unless its path is too long
 * for a socket; then in a short private folder that lives as long as the server.
 */
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Runner } from "./runner.ts";

/** Nothing but this server lives in the folder, so the number never clashes and need not be chosen. */
export const PORT = 5432;

/** Linux takes 107 bytes, macOS 103. */
const LONGEST = 103;

export function chooseSocketFolder(cluster: string, runner: Runner | undefined): string {
  if (fits(cluster)) return cluster;
  const base = fits(join(tmpdir(), `${PREFIX}XXXXXX`)) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(base, PREFIX));
  chmodSync(folder, 0o700);
  if (runner !== undefined) chownSync(folder, runner.uid, runner.gid);
  return folder;
}

/**
 * Removes the folder if it was made here for one server, never the cluster's own. The name may come from a file
 * that PostgreSQL's user could write, so only what looks like ours in every respect is removed.
 */
export function dropSocketFolder(folder: string, cluster: string): void {
  const isOurs = [tmpdir(), "/tmp"].includes(dirname(folder)) && basename(folder).startsWith(PREFIX);
  if (folder !== cluster && isOurs) rmSync(folder, { recursive: true, force: true });
}

const PREFIX = "tributary-socket-";

/** The setting is a list, in which commas and quotes have a meaning of their own. */
const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST && !/[,"'\\]/.test(folder);
