/** Where the built web client lies: dist/web of the package, from the sources as from the emitted JavaScript. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export function webFolder(): string {
  // src/server/ in a checkout; dist/src/server/ in an installed package.
  const candidates = ["../../dist/web", "../../web"].map((path) => join(import.meta.dirname, path));
  return candidates.find((path) => existsSync(join(path, "assets"))) ?? candidates[0] ?? "";
}
