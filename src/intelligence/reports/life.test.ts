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

/** One turn: of those who can do something, somebody does what is offered or, when bold, whatever comes to mind. */
const turn = fc.record({
  who: fc.nat(ACTORS.length - 1),
  report: fc.nat(30),
  bold: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  action: fc.nat(1000),
});
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

test("whatever people do in whatever order, states follow the vocabulary, refusals change nothing, and acts are on record", async () => {
  const taken = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 14, maxLength: 24, size: "max" }), async (turns) => {
      const items = [anItem("Told in the yard", conditional("A1", "S2")), anItem("Seen by all")];
      const first = await drafted(scene, { items, precedence: "immediate" });
      const known = [first.id];
      for (const each of turns) {
        const id = known[each.report % known.length] ?? first.id;
        const chosen = await choose(each, id);
        if (!chosen) continue;
        const before = await stateOf(id);
        const [digest, entries] = [await digestOf(scene), await entriesOn(id)];
        let done: Done;
        const outcome = await scene.outcome(chosen.who, async (viewer) => {
          done = await perform(scene, viewer, chosen.action, { id, requirement });
        });
        const after = await stateOf(id);
        if (outcome !== "done") {
          expect(await digestOf(scene)).toBe(digest);
          continue;
        }
        taken.add(chosen.action);
        if (after !== before) expect(NEXT_STATES[before]).toContain(after);
        expect(await entriesOn(id)).toBeGreaterThan(entries);
        if (done) {
          known.push(done.id);
          expect(await entriesOn(done.id)).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 6 },
  );
  // The walk is worth something only where it got somewhere.
  expect(taken.size).toBeGreaterThan(3);
});

async function choose(
  { who, bold, action }: Turn,
  id: string,
): Promise<{ who: Who; action: ActionName } | null> {
  for (let turned = 0; turned < ACTORS.length; turned++) {
    const actor = ACTORS[(who + turned) % ACTORS.length] ?? "kent.officer";
    const offered = bold ? ACTIONS : await offeredTo(actor, id);
    const chosen = offered[action % offered.length];
    if (chosen) return { who: actor, action: chosen };
  }
  return null;
}

async function offeredTo(who: Who, id: string): Promise<readonly ActionName[]> {
  try {
    return (await scene.as(who, (viewer) => readReport(viewer, id))).actions;
  } catch {
    return [];
  }
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
