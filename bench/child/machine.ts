/** On what a benchmark ran, as far as its figures hang on it. */
import { cpus, totalmem } from "node:os";

export function machine(): Record<string, unknown> {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? "unknown",
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
