/**
 * The month of common work, told through the application: planned by coordinators, recorded and returned by fifty-five agencies,
 * each as itself. What is said is the scenario's; the true figures are not told to anybody.
 */
import { createScope, judgeEvents, stateNil } from "../../operations/index.ts";
import { COORDINATOR, LANTERNFISH, LOCKSTREAM, lockstream } from "../../scenario/index.ts";
import { returnsOf } from "../agencies.ts";
import type { As } from "../speaker.ts";
import { tellPlan } from "./plan.ts";
import { recordsOf } from "./records.ts";
import { writeRecords } from "./write.ts";

/** The month that the tests count. */
const SEED = 1;

export async function tellLockstream(as: As, asFounded: As): Promise<void> {
  const month = lockstream(SEED);
  const all = month.agencies.map(({ code }) => code);
  const plans = [
    await tellPlan(as, asFounded, "stephen", LOCKSTREAM, all),
    await tellPlan(as, asFounded, "sadia", LANTERNFISH, all),
  ];
  for (const { phase, id, author } of plans) {
    await as(author, (viewer) =>
      createScope(viewer, {
        name: phase.scope,
        title: `${phase.operationTitle}, ${phase.title}`,
        phase: id,
        readers: all,
        expected: all,
        dueAt: `${phase.agency === COORDINATOR ? "2025-10-10" : "2025-11-14"}T16:00:00Z`,
      }),
    );
  }
  const records = recordsOf(month, new Map(plans.flatMap(({ tags }) => [...tags])));
  const scope = `${LOCKSTREAM.agency.toLowerCase()}-${LOCKSTREAM.scope}`;
  for (const { code } of month.agencies) {
    const own = records.of(code);
    if (own.records.length + own.nils.length === 0) continue;
    await asFounded(returnsOf(code), async (viewer) => {
      await writeRecords(viewer, own.records);
      if (own.nils.length > 0) await stateNil(viewer, scope, own.nils);
    });
  }
  for (const { agency, ...same } of records.joins) {
    await asFounded(returnsOf(agency), (viewer) => judgeEvents(viewer, "same", same));
  }
}
