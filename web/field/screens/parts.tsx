/** What was recorded of an activity, newest first, each line leading to its form. */
import type { ActivityPartWire, ActivityWire } from "../../../src/contract/field.ts";
import { OFFENCE_FAMILIES, RESULT_KINDS } from "../../../src/vocabulary/results.ts";
import { clockText } from "../../look/instants.ts";
import { useField } from "../context.tsx";
import { To } from "../screen.tsx";
import { measureName, measureOf, nameOf, POWER_USE_WORDS, poundsText, SYSTEMS } from "../work/words.ts";

export function Parts({ activity }: { readonly activity: ActivityWire }) {
  const [{ bundle }] = useField();
  if (activity.parts.length === 0) return null;
  const powers = bundle?.powers ?? [];
  return (
    <section aria-labelledby="recorded" className="stack-tight">
      <h2 id="recorded">Recorded</h2>
      <ul className="plain-list rows">
        {activity.parts.toReversed().map((part) => {
          const [title, ...rest] = partWords(part, (power) => nameOf(powers, power));
          return (
            <li key={part.id}>
              <To to={`activities/${activity.id}/${part.kind}/${part.id}`} className="row-link">
                <strong>{title}</strong>
                {rest.filter(Boolean).length > 0 ? <span>{rest.filter(Boolean).join(" · ")}</span> : null}
                {"at" in part.fields && part.fields.at ? (
                  <span className="soft">{clockText(part.fields.at)}</span>
                ) : null}
              </To>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function partWords(part: ActivityPartWire, powerName: (id: string) => string): string[] {
  switch (part.kind) {
    case "encounter": {
      const { name, power, child, possibleVictim } = part.fields;
      const care = [child ? "Child, or age in doubt" : "", possibleVictim ? "Possible victim" : ""];
      return [name || "Encounter", ...care, power ? powerName(power) : "No power"];
    }
    case "power":
      return [
        nameOf(POWER_USE_WORDS, part.fields.use) || "Power used",
        part.fields.power ? powerName(part.fields.power) : "",
        part.fields.grounds ?? "",
      ];
    case "result": {
      const { result, measure = "", quantity, offence } = part.fields;
      const money = measureOf(measure)?.counts === "amount";
      const many = quantity === undefined ? "" : money ? poundsText(quantity) : String(quantity);
      const kind = nameOf(RESULT_KINDS, result);
      const counted = measureName(measure);
      return [
        [counted || kind, many].filter(Boolean).join(": "),
        offence ? nameOf(OFFENCE_FAMILIES, offence) : "",
      ];
    }
    case "reference":
      return [`${nameOf(SYSTEMS, part.fields.system)} ${part.fields.number ?? ""}`];
    case "note":
      return ["Note", (part.fields.text ?? "").slice(0, 120)];
  }
}
