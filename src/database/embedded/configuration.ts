/** The cluster's postgresql.conf on disk: compared before a running server is taken over, written before a start. */
import { randomBytes } from "node:crypto";
import { chownSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Runner } from "./runner.ts";

const pathIn = (cluster: string): string => join(cluster, "postgresql.conf");

/** Would a start now give the running server the same settings and the same programs? */
export function hasConfiguration(cluster: string, content: string): boolean {
  return readFileSync(pathIn(cluster), "utf8") === content;
}

/** By renaming: the folder belongs to another user when we are root, whose links we must not follow. */
export function writeConfiguration(cluster: string, content: string, runner: Runner | undefined): void {
  const draft = `${pathIn(cluster)}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, content, { flag: "wx", mode: 0o600 });
  if (runner !== undefined) chownSync(draft, runner.uid, runner.gid);
  renameSync(draft, pathIn(cluster));
}
