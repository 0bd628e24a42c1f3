/** Two values of one field, said without knowing of each other; and the same things counted on two devices. */
import type { ActivityWire, ConflictWire } from "../../../src/contract/field.ts";
import { fieldName, valueWords } from "../../field/work/value-words.ts";
import { measureName } from "../../field/work/words.ts";
import { Button } from "../../look/button.tsx";
import { instantText } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { activityPath } from "./queries.ts";

export function OpenChoices({ activity }: { readonly activity: ActivityWire }) {
  const twice = activity.tallies.filter(
    ({ devices }) => devices.filter(({ quantity }) => quantity > 0).length > 1,
  );
  if (activity.conflicts.length === 0 && twice.length === 0) return null;
  return (
    <section className="panel stack" aria-label="Open choices">
      {activity.conflicts.map((conflict) => (
        <Choice key={conflict.id} activity={activity.id} conflict={conflict} />
      ))}
      {twice.map((tally) => (
        <SameThings key={tally.measure} activity={activity} tally={tally} />
      ))}
    </section>
  );
}

function Choice({ activity, conflict }: { readonly activity: string; readonly conflict: ConflictWire }) {
  const path = `${activityPath(activity)}/conflicts/${conflict.id}`;
  const kept = usePlanAct({ run: () => post(path, { choose: "kept" }), said: "Chosen" });
  const other = usePlanAct({ run: () => post(path, { choose: "other" }), said: "Chosen" });
  return (
    <div className="stack">
      <h2>{fieldName(conflict.field)}: two were said, choose one</h2>
      {(kept.failure ?? other.failure) ? <ProblemNotice error={kept.failure ?? other.failure} /> : null}
      <div className="choice-sides">
        {(
          [
            [conflict.kept, kept, "Stands now"],
            [conflict.other, other, "Said as well"],
          ] as const
        ).map(([said, act, words]) => (
          <div key={words} className="choice-side">
            <p className="small soft">{words}</p>
            <p>
              <strong>{valueWords(conflict.field, said.value, null)}</strong>
            </p>
            <p className="small soft">
              {said.by}, {instantText(said.at)}
            </p>
            <Button look="plain" busy={act.busy} onClick={() => act.send()}>
              Choose this one
            </Button>
          </div>
        ))}
      </div>
    </div>
  );
}

interface SameThingsProps {
  readonly activity: ActivityWire;
  readonly tally: ActivityWire["tallies"][number];
}

/** Only who was there knows whether two officers counted the same cars. */
function SameThings({ activity, tally }: SameThingsProps) {
  const [first, ...others] = tally.devices
    .filter(({ quantity }) => quantity > 0)
    .toSorted((a, b) => b.quantity - a.quantity);
  const same = usePlanAct({
    run: async () => {
      for (const { device } of others) {
        await post(`${activityPath(activity.id)}/tallies`, {
          measure: tally.measure,
          device,
          quantity: 0,
          reason: "The same were counted twice",
        });
      }
    },
    said: "Counted once now",
  });
  if (!first || !activity.actions.some((act) => ["return", "accept", "submit", "withdraw"].includes(act)))
    return null;
  return (
    <div className="stack">
      <h2>{measureName(tally.measure)} were counted on several devices</h2>
      <p>
        {tally.devices.map(({ by, quantity }) => `${by} ${quantity}`).join(" + ")} = {tally.total}. If these
        are the same, only the larger count stands.
      </p>
      {same.failure ? <ProblemNotice error={same.failure} /> : null}
      <Button look="plain" busy={same.busy} onClick={() => same.send()}>
        They are the same: count {first.quantity}
      </Button>
    </div>
  );
}
