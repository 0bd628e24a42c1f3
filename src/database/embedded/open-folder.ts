/** A folder that every user may enter, whatever mask the caller was started with. */
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Makes what is missing of the path and opens only that; folders that were there keep their rights. */
export function makeOpenFolder(path: string): void {
  if (existsSync(path)) return;
  makeOpenFolder(dirname(path));
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}
