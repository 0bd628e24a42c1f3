/** What somebody who knows better may say about a table: `tributary link --config FILE`. */
import { readFileSync } from "node:fs";
import { type Chosen, type Model, readModel } from "../../identity/index.ts";
import { BadUsage } from "../command.ts";

export interface LinkConfig {
  readonly columns?: Chosen;
  readonly model?: Model;
  readonly threshold?: number;
  readonly never?: readonly (readonly [string, string])[];
}

const KINDS = ["name", "birth", "time", "code", "postcode", "category", "leave out"];
const PARTS = ["columns", "model", "threshold", "never"];

export function readConfig(path: string | undefined): LinkConfig {
  if (path === undefined) return {};
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  } catch (error) {
    throw new BadUsage(`--config ${path}: ${(error as Error).message}`);
  }
  // A model may be given as it was written by --out, by itself.
  if (value.format === "tributary-linkage-model") return { model: readModel(value) };
  const wrong = (where: string, what: string) => new BadUsage(`--config ${path}: ${where} ${what}.`);
  const unknown = Object.keys(value).find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw wrong(`"${unknown}"`, `is not known; there are ${PARTS.join(", ")}`);
  for (const [column, kind] of Object.entries((value.columns ?? {}) as object)) {
    if (!KINDS.includes(kind)) throw wrong(`columns, "${column}"`, `must be one of ${KINDS.join(", ")}`);
  }
  if (value.threshold !== undefined && typeof value.threshold !== "number")
    throw wrong("threshold", "must be a number of bits");
  const never = value.never ?? [];
  if (!Array.isArray(never) || !never.every((pair) => Array.isArray(pair) && pair.length === 2)) {
    throw wrong("never", "must be a list of pairs of ids");
  }
  return {
    columns: value.columns as Chosen | undefined,
    model: value.model === undefined ? undefined : readModel(value.model),
    threshold: value.threshold as number | undefined,
    never: never.map(([a, b]: [unknown, unknown]) => [String(a), String(b)] as const),
  };
}
