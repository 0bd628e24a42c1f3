/** Where the built web client lies: dist/web of the package, from the sources as from the emitted JavaScript. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export function webFolder(): string {
  // src/server/ in a checkout; dist/src/server/ in an installed package.
  const candidates = ["../../dist/web", "../../web"].map((path) => join(import.meta.dirname, path));
  return candidates.find((path) => existsSync(join(path, "assets"))) ?? candidates[0] ?? "";
}

/** The page that answers an address: the field app has one of its own, which is small. */
export function pageFor(url: string): "index.html" | "field.html" {
  return /^\/field(?:[/?]|$)/.test(url) ? "field.html" : "index.html";
}

/** Built files have names with a digest and may be kept for ever; the field app's worker keeps the pages below /field. */
export function fileHeaders(path: string): Readonly<Record<string, string>> {
  const kept = path.includes("/assets/");
  return {
    "cache-control": kept ? "public, max-age=31536000, immutable" : "no-cache",
    ...(/\/field\/worker\.js(\.br|\.gz)?$/.test(path) ? { "service-worker-allowed": "/field" } : {}),
  };
}
