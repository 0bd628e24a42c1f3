import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTIONS } from "../../contract/reports.ts";
import { writeRequirement } from "../requirements.ts";
import { perform } from "../testing/acts.ts";
import { PEOPLE, type Person } from "../testing/cast.ts";
import { aRequirement } from "../testing/requirement.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { STAGES } from "../testing/stages.ts";
import { readReport } from "./index.ts";

let scene: Scene;
let requirement: string;
const reports = new Map<string, string>();
beforeAll(async () => {
  scene = await openScene();
  const recipients = ["KENT", "BF", "NCA"].map((agency) => ({ agency }));
  requirement = await scene.as("nca.coordinator", (viewer) =>
    writeRequirement(viewer, aRequirement({ recipients })),
  );
  for (const [stage, tell] of Object.entries(STAGES)) reports.set(stage, (await tell(scene)).id);
});
afterAll(() => scene.close());

const REFUSED: ReadonlySet<string> = new Set(["forbidden", "conflict", "not_found"]);

const asked = fc.record({
  stage: fc.constantFrom(...Object.keys(STAGES)),
  person: fc.constantFrom(...PEOPLE),
  purpose: fc.nat(2),
});

test("an act is offered exactly when doing it would not be refused", async () => {
  let offeredAtAll = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ stage, person, purpose }) => {
      offeredAtAll += await compare(stage, person, purpose);
    }),
    { numRuns: 24 },
  );
  expect(offeredAtAll).toBeGreaterThan(0);
});

test.each(["kent.unit", "kent.dpo", "bf.unit"] as const)(
  "an act is offered to %s exactly when it would not be refused, at every stage",
  async (who) => {
    const person = PEOPLE.find((each) => each.who === who);
    for (const stage of Object.keys(STAGES)) if (person) await compare(stage, person, 0);
  },
);

async function compare(stage: string, { who, purposes }: Person, at: number): Promise<number> {
  const id = reports.get(stage) ?? "";
  const purpose = purposes[at % purposes.length] ?? "law_enforcement";
  const offered = await scene
    .as(who, (viewer) => readReport(viewer, id), purpose)
    .then(
      (report) => new Set<string>(report.actions),
      () => new Set<string>(),
    );
  const outcomes = await Promise.all(
    ACTIONS.map(async (action) => {
      // Where everybody reads one requirement under law enforcement, nobody does under another purpose.
      if (action === "answer_requirement" && purpose !== "law_enforcement")
        return [action, offered.has(action)];
      const work = (viewer: Parameters<typeof perform>[1]) =>
        perform(scene, viewer, action, { id, requirement });
      return [action, !REFUSED.has(await scene.wouldBe(who, work, purpose))] as const;
    }),
  );
  expect({ stage, who, purpose, ...Object.fromEntries(outcomes) }).toEqual({
    stage,
    who,
    purpose,
    ...Object.fromEntries(ACTIONS.map((action) => [action, offered.has(action)])),
  });
  return offered.size;
}
