/** What files most likely hold, by the ends of their names. */
import type { Format } from "./preparing/index.ts";

const ENDS: Readonly<Record<Format, readonly string[]>> = {
  reports: ["ndjson", "jsonl"],
  tables: ["csv", "tsv", "tab", "xlsx", "json"],
  documents: ["pdf", "docx", "html", "htm", "txt", "png", "jpg", "jpeg", "tif", "tiff"],
};

/** Null where the names do not say, or disagree. */
export function formatOf(names: readonly string[]): Format | null {
  const formats = new Set(names.map(formatOfName));
  const [only] = formats;
  return formats.size === 1 ? (only ?? null) : null;
}

function formatOfName(name: string): Format | null {
  const end = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  for (const [format, ends] of Object.entries(ENDS)) if (ends.includes(end)) return format as Format;
  return null;
}
