/** A folder of a benchmark's own, which PostgreSQL's user may pass through: the database lies in it and goes with it. */
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  chmodSync(folder, 0o711);
  return folder;
}
