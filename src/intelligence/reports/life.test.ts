import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTIONS, type ActionName } from "../../contract/reports.ts";
import { NEXT_STATES, type ReportState } from "../../vocabulary/index.ts";
import { writeRequirement } from "../requirements.ts";
import { type Done, perform } from "../testing/acts.ts";
import type { Who } from "../testing/cast.ts";
import { digestOf } from "../testing/look.ts";
import { aRequirement } from "../testing/requirement.ts";
import { openScene, type Scene } from "../testing/scene.ts";
import { anItem, conditional, drafted } from "../testing/telling.ts";
import { readReport } from "./index.ts";

let scene: Scene;
let requirement: string;
beforeAll(async () => {
  scene = await openScene();
  const recipients = [{ agency: "BF" }, { agency: "NCA" }];
  requirement = await scene.as("kent.coordinator", (viewer) =>
    writeRequirement(viewer, aRequirement({ recipients })),
  );
});
afterAll(() => scene.close());

const ACTORS = [
  "kent.officer", "kent.unit", "kent.unit2", "kent.duty", "kent.dpo", "nca.unit", "nca.duty", "bf.unit",
] as const satisfies readonly Who[]; // biome-ignore format: a list

/** One turn: somebody turns to a report and does what is offered there or, when bold, whatever comes to mind. */
const turn = fc.record({
  who: fc.constantFrom(...ACTORS),
  report: fc.nat(30),
  bold: fc.boolean(),
  action: fc.nat(1000),
});

test("whatever people do in whatever order, states follow the vocabulary, refusals change nothing, and acts are on record", async () => {
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 12, maxLength: 24, size: "max" }), async (turns) => {
      const items = [anItem("Told in the yard", conditional("A1", "S2")), anItem("Seen by all")];
      const first = await drafted(scene, { items, precedence: "immediate" });
      const known = [first.id];
      for (const each of turns) {
        const id = known[each.report % known.length] ?? first.id;
        const action = await choose(each, id);
        if (!action) continue;
        const before = await stateOf(id);
        const [digest, entries] = [await digestOf(scene), await entriesOn(id)];
        let done: Done;
        const outcome = await scene.outcome(each.who, async (viewer) => {
          done = await perform(scene, viewer, action, { id, requirement });
        });
        const after = await stateOf(id);
        if (outcome !== "done") {
          expect(await digestOf(scene)).toBe(digest);
          continue;
        }
        taken.add(action);
        if (after !== before) expect(NEXT_STATES[before]).toContain(after);
        expect(await entriesOn(id)).toBeGreaterThan(entries);
        if (done) {
          known.push(done.id);
          expect(await entriesOn(done.id)).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 8 },
  );
  // The walk is worth something only where it got somewhere.
  expect(taken.size).toBeGreaterThan(7);
});

async function choose({ who, bold, action }: { who: Who; bold: boolean; action: number }, id: string) {
  const offered: readonly ActionName[] = bold
    ? ACTIONS
    : await scene
        .as(who, (viewer) => readReport(viewer, id))
        .then(
          (report) => report.actions,
          () => [],
        );
  return offered[action % offered.length];
}

async function stateOf(id: string): Promise<ReportState> {
  const { rows } = await scene.database.admin.query<{ state: ReportState }>(
    "select state from report where id = $1",
    [id],
  );
  return rows[0]?.state ?? "erased";
}

/** Entries of acts on this report; looking at it is not one of them. */
async function entriesOn(id: string): Promise<number> {
  const { rows } = await scene.database.admin.query<{ n: number }>(
    `select count(*)::int as n from audit_entry where subjects @> array[$1::uuid] and act not in ('consultation', 'refusal')`,
    [id],
  );
  return rows[0]?.n ?? 0;
}
