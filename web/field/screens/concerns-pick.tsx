import type { ActivityWire } from "../../../src/contract/field.ts";
import { clockText } from "../../look/instants.ts";
import { Pick } from "../pick.tsx";

interface ConcernsPickProps {
  readonly activity: ActivityWire;
  readonly value: string | null | undefined;
  readonly onPick: (encounter: string | null) => void;
}

/** Whom it concerns, among those who were met; left out where nobody was. */
export function ConcernsPick({ activity, value, onPick }: ConcernsPickProps) {
  const met = activity.parts.filter((part) => part.kind === "encounter");
  if (met.length === 0) return null;
  const words = met.map(({ id, fields }, nth) => ({
    id,
    name: fields.name || `Encounter ${nth + 1}${fields.at ? `, ${clockText(fields.at)}` : ""}`,
  }));
  return (
    <Pick
      pointer="/encounter"
      label="Whom does it concern? (optional)"
      none="Nobody in particular"
      words={words}
      value={value}
      onPick={(id) => onPick(id || null)}
    />
  );
}
