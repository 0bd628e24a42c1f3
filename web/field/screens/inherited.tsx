/** Mode, direction, threat area and kind of place: those of the activity, until something else is said of this result. */
import type { ActivityFieldsWire, ResultFieldsWire } from "../../../src/contract/field.ts";
import {
  DIRECTIONS,
  PREMISES_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../../src/vocabulary/operations.ts";
import { Pick } from "../pick.tsx";
import { nameOf } from "../work/words.ts";

export const DIMENSIONS = [
  { field: "mode", label: "Transport mode", words: TRANSPORT_MODES },
  { field: "direction", label: "Direction", words: DIRECTIONS },
  { field: "threatArea", label: "Threat area", words: THREAT_AREAS },
  { field: "premises", label: "Kind of place", words: PREMISES_KINDS },
] as const;

interface InheritedProps {
  readonly from: ActivityFieldsWire;
  readonly fields: ResultFieldsWire;
  readonly change: (change: Partial<ResultFieldsWire>) => void;
}

export function Inherited({ from, fields, change }: InheritedProps) {
  const words = DIMENSIONS.map(({ field, words }) => nameOf(words, fields[field] ?? from[field]))
    .filter(Boolean)
    .join(" · ");
  return (
    <details className="disclosure">
      <summary>{words || "Transport and place: not said"}</summary>
      <div className="stack">
        {DIMENSIONS.map(({ field, label, words }) => (
          <Pick
            key={field}
            pointer={`/${field}`}
            label={label}
            none={from[field] ? `As the activity: ${nameOf(words, from[field])}` : "Not said"}
            words={words}
            value={fields[field]}
            onPick={(value) => change({ [field]: value || null })}
          />
        ))}
      </div>
    </details>
  );
}
