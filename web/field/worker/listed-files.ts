/**
 * The build's part in working without a signal: tells the service worker which files the field app consists of, and gives
 * that list a version, so that a changed file makes a new worker.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

const PAGE = "field.html";
const WORKER = "field/worker.js";
const PUBLIC = "field";

export function listFieldFiles(publicFolder: string): Plugin {
  return {
    name: "tributary-field-files",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      const page = bundle[PAGE];
      if (worker?.type !== "chunk" || page?.type !== "asset") {
        throw new Error("The build made no field page or no field worker.");
      }
      const built = builtFiles(bundle);
      const fixed = readdirSync(join(publicFolder, PUBLIC)).sort();
      const digest = createHash("sha256").update(built.join("\n")).update(page.source);
      for (const name of fixed) digest.update(readFileSync(join(publicFolder, PUBLIC, name)));
      const files = [
        "/field",
        ...built.map((name) => `/${name}`),
        ...fixed.map((name) => `/${PUBLIC}/${name}`),
      ];
      worker.code = worker.code
        .replace("FIELD_FILES", JSON.stringify(files))
        .replace("FIELD_VERSION", JSON.stringify(digest.digest("hex").slice(0, 16)));
    },
  };
}

/** Everything the page may come to load: its scripts, their imports, styles, and what styles refer to. */
function builtFiles(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (!file || found.has(name)) return;
    found.add(name);
    if (file.type !== "chunk") return;
    for (const next of [...file.imports, ...file.dynamicImports]) visit(next);
    for (const next of file.viteMetadata?.importedCss ?? []) visit(next);
    for (const next of file.viteMetadata?.importedAssets ?? []) visit(next);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === "chunk" && file.isEntry && file.facadeModuleId?.endsWith(`/${PAGE}`))
      visit(file.fileName);
  }
  const styles = [...found].filter((name) => name.endsWith(".css"));
  for (const style of styles) {
    const file = bundle[style];
    if (file?.type !== "asset") continue;
    for (const [, name = ""] of String(file.source).matchAll(/url\("?\/?(assets\/[^")]+)"?\)/g)) visit(name);
  }
  if (styles.length === 0) throw new Error("The field page has no style sheet in the build.");
  return [...found].sort();
}
