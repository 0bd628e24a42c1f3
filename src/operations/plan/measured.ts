/** Objectives that are measured name a measure of the dictionary and its version: figures of two versions do not compare. */
import { invalid, type Viewer } from "../../access/index.ts";
import type { ObjectivesChangeWire } from "../../contract/operations.ts";
import { MEASURES } from "../../vocabulary/index.ts";

export async function requireMeasures(
  viewer: Viewer,
  objectives: ObjectivesChangeWire["objectives"],
): Promise<void> {
  for (const [position, objective] of objectives.entries()) {
    const at = (field: string): string => `/objectives/${position}/${field}`;
    const { measure, measureVersion: version, target, baseline, baselineSays } = objective;
    if (measure === null) {
      if (version !== null) throw invalid(at("measureVersion"), "A version belongs to a measure");
      if (target !== null) throw invalid(at("target"), "A target needs a measure");
      if (baseline !== null) throw invalid(at("baseline"), "A baseline needs a measure");
      continue;
    }
    if (version === null) throw invalid(at("measureVersion"), "Say which version of the measure");
    if (!(await isDefined(viewer, measure, version))) {
      throw invalid(at("measure"), "There is no such measure of this version");
    }
    if (baseline !== null && baselineSays.trim() === "") {
      throw invalid(at("baselineSays"), "Say where the baseline comes from");
    }
  }
}

async function isDefined(viewer: Viewer, id: string, version: number): Promise<boolean> {
  if (MEASURES.some((measure) => measure.id === id && measure.version === version)) return true;
  const written = await viewer.db
    .selectFrom("measure_definition")
    .select("id")
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return written !== undefined;
}
