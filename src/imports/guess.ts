/** A first mapping for the tables of a run that is being gathered. */
import type { Viewer } from "../access/index.ts";
import type { ImportGuessWire } from "../contract/imports.ts";
import type { InputFile } from "../intake/index.ts";
import { guessedMapping } from "./preparing/index.ts";
import { readable } from "./readable.ts";
import { findRun } from "./runs.ts";
import type { Spool, SpooledFile } from "./spool.ts";

/** The run's files, for those who may see the run. What is guessed from them is guessed outside of any transaction. */
export async function filesToGuess(viewer: Viewer, spool: Spool, id: string): Promise<readonly InputFile[]> {
  const run = await findRun(viewer, id);
  viewer.record({ act: "consultation", subjects: [id], detail: { what: "tables of an import" } });
  return (run.files as unknown as SpooledFile[]).map(({ key, name }) => ({
    name,
    path: spool.path(id, key),
  }));
}

/** @param settings how the files are read, where a person knows better than what was detected. */
export function guessMappingOf(
  files: readonly InputFile[],
  settings: Readonly<Record<string, unknown>>,
): Promise<ImportGuessWire> {
  return readable(() => guessedMapping(files, settings));
}
