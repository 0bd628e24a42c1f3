/** Another device of this activity has counted the same measure: whether it was the same, only those who stood there can say. */
import type { ActivityWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { go } from "../address.ts";
import { useField } from "../context.tsx";
import { type SameThings, sameThings } from "../work/same-things.ts";
import { measureName, thingsOf } from "../work/words.ts";

export function AskSameThings({ activity }: { readonly activity: ActivityWire }) {
  const [{ device, choices }, field] = useField();
  const [first] = sameThings(activity, device, choices.asked);
  if (!first) return null;
  const answered = async ({ key }: SameThings) => await field.choose({ asked: [...choices.asked, key] });
  const same = async () => {
    await field.record({ do: "tally", activity: activity.id, measure: first.measure, quantity: 0 });
    await answered(first);
  };
  const some = async () => {
    await answered(first);
    go(`activities/${activity.id}/counters`);
  };
  const things = thingsOf(first.measure);
  return (
    <section className="notice" data-tone="action" aria-labelledby="same-things">
      <h2 id="same-things">Did you count the same {things}?</h2>
      <p>
        {measureName(first.measure)}: {first.by} counted {first.theirs}, you counted {first.mine}.
      </p>
      <div className="choices">
        <Button look="plain" onClick={() => void answered(first)}>
          No, different {things}: {first.mine + first.theirs} together
        </Button>
        <Button look="plain" onClick={() => void same()}>
          Yes, the same: take mine off, {first.theirs} together
        </Button>
        <Button look="plain" onClick={() => void some()}>
          Some of them: let me correct mine
        </Button>
      </div>
    </section>
  );
}
