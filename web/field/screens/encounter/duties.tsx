/** Two questions about what somebody needs, and at once what follows. */
import type { EncounterFieldsWire } from "../../../../src/contract/field.ts";
import { Toggle } from "../../toggle.tsx";
import { dutiesFor } from "../../work/duties.ts";

interface DutiesProps {
  readonly fields: EncounterFieldsWire;
  readonly change: (change: Partial<EncounterFieldsWire>) => void;
}

export function Duties({ fields, change }: DutiesProps) {
  const met = { child: fields.child ?? false, possibleVictim: fields.possibleVictim ?? false };
  const duties = dutiesFor(met);
  return (
    <div className="stack-tight">
      <Toggle on={met.child} onChange={(child) => change({ child })}>
        A child, or age in doubt
      </Toggle>
      <Toggle on={met.possibleVictim} onChange={(possibleVictim) => change({ possibleVictim })}>
        Possible victim
      </Toggle>
      <div aria-live="polite">
        {duties.length > 0 ? (
          <section className="notice" data-tone="harm" aria-labelledby="duties">
            <h2 id="duties">What you do now</h2>
            <ol className="duties">
              {duties.map(({ title, says }) => (
                <li key={title}>
                  <strong>{title}</strong>
                  <p>{says}</p>
                </li>
              ))}
            </ol>
          </section>
        ) : null}
      </div>
    </div>
  );
}
