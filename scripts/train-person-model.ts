/**
 * Learns the model that the product links people by, without labels, and writes src/identity/models/person.json; labels of
 * another scenario then choose the threshold. Writes thing.json beside it: weights set by hand, words counted.
 * `node_modules/.bin/node scripts/train-person-model.ts`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measurePinned, OF_A_PERSON, valuesOf, WITH_REPORT } from "../bench/linkage/pinned.ts";
import { type Labelled, peopleOf } from "../bench/linkage/tables.ts";
import { learnPinned, link, type Model, pin, readModel } from "../src/identity/engine/index.ts";
import { makeScenario } from "../src/scenario/index.ts";
import { ofThings } from "./thing-model.ts";

const REPORTS = 50_000;
/** Of what is joined at the threshold so much has to be right, on a scenario that taught nothing. */
const PRECISION = 0.97;
const CHOSEN_ON = { seed: 3, reports: 50_000 };
const TOLD_ON = [
  { seed: 2, reports: 5_000 },
  { seed: 2, reports: 20_000 },
];

const folder = mkdtempSync(join(tmpdir(), "tributary-train-"));
try {
  const model = withThresholds(await learned(people(1, REPORTS)));
  write(model);
  write(ofThings(wordsOfThings(join(folder, `1-${REPORTS}`))));
  for (const { seed, reports } of TOLD_ON) {
    const toldOn = people(seed, reports);
    const alone = measurePinned(pin(model), toldOn)();
    const inContext = measurePinned(pin(model), toldOn, WITH_REPORT)(model.thresholdInContext);
    console.log(`seed ${seed}, ${reports} reports: ${JSON.stringify(alone)}`);
    console.log(`  with the report of each record: ${JSON.stringify(inContext)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function write(model: Model): void {
  const path = join(import.meta.dirname, `../src/identity/models/${model.name}.json`);
  writeFileSync(path, `${JSON.stringify(readModel(model), null, 1)}\n`);
  console.log(
    `${path}: ${pin(model).version}, threshold ${model.threshold} bits (${model.thresholdInContext} with reports)`,
  );
}

/** What companies and addresses are called, once each. */
function wordsOfThings(scenario: string): string[] {
  const values = readFileSync(join(scenario, "truth/things.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; value: string })
    .flatMap(({ kind, value }) => (kind === "company" || kind === "address" ? [value] : []));
  return [...new Set(values)];
}

function people(seed: number, reports: number): Labelled {
  const path = join(folder, `${seed}-${reports}`);
  makeScenario({ seed, reports, folder: path });
  return peopleOf(path);
}

async function learned(taught: Labelled): Promise<Model> {
  const { headers, columns } = taught.records;
  // When a report was written is known by its number; it is there so that the number is seen to be one of reports.
  const taken = [...OF_A_PERSON, "reference", "written", "item"];
  const records = { headers: taken, columns: taken.map((name) => columns[headers.indexOf(name)] ?? []) };
  const { model, edges, prepared } = await link(records);
  const row = (at: number) => prepared.order[at] as number;
  const first = {
    ...model,
    properties: model.properties.flatMap((property) =>
      property.property === "written"
        ? []
        : [property.property === "reference" ? { ...property, property: "report" } : property],
    ),
  };
  const again = learnPinned(first, valuesOf(taught, WITH_REPORT), {
    left: edges.left.map(row),
    right: edges.right.map(row),
  });
  const learnedFrom = [
    `the people of a synthetic scenario (seed 1, ${REPORTS} reports), without labels`,
    ...again.learnedFrom,
    `thresholds chosen with the labels of another scenario (seed ${CHOSEN_ON.seed}, ${CHOSEN_ON.reports} reports)`,
  ];
  return { ...again, name: "person", learnedFrom };
}

function withThresholds(model: Model): Model {
  const chosenOn = people(CHOSEN_ON.seed, CHOSEN_ON.reports);
  const threshold = lowest(measurePinned(pin(model), chosenOn));
  const thresholdInContext = lowest(measurePinned(pin(model), chosenOn, WITH_REPORT));
  const { properties, learnedFrom, ...rest } = model;
  return { ...rest, threshold, thresholdInContext, learnedFrom, properties };
}

/** The lowest threshold, in tenths of a bit, at which what is joined is right often enough. */
function lowest(measured: ReturnType<typeof measurePinned>): number {
  let [low, high] = [0, 100];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (measured(middle / 10).precision >= PRECISION) high = middle;
    else low = middle + 1;
  }
  return low / 10;
}
