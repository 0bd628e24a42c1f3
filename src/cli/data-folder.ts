/** Where data lies unless --data says otherwise. */
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** In a checkout its own folder data; for an installed package the place the system has for such things. */
export function defaultDataFolder(): string {
  const isCheckout = import.meta.url.endsWith(".ts");
  if (isCheckout) return fileURLToPath(new URL("../../data", import.meta.url));
  if (process.getuid?.() === 0) return "/var/lib/tributary";
  return join(process.env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "tributary");
}
