/** Where the package lies, and whether it is a checkout with sources or an installed tarball. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The tarball brings no TypeScript: Node refuses to strip types below node_modules. */
export const isCheckout = existsSync(join(root, "src", "cli", "main.ts"));
