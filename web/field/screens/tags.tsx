/** To which phases an event belongs, and to which pillar of each. It counts once in each, and once in both together. */
import type { ActivityFieldsWire } from "../../../src/contract/field.ts";
import { useField } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { Toggle } from "../toggle.tsx";

interface TagsProps {
  readonly fields: ActivityFieldsWire;
  readonly change: (change: ActivityFieldsWire) => void;
}

export function Tags({ fields, change }: TagsProps) {
  const [{ bundle }] = useField();
  const tags = fields.tags ?? [];
  const phases = bundle?.phases ?? [];
  if (phases.length === 0) return null;
  return (
    <fieldset className="stack-tight group">
      <legend className="group-title">Belongs to</legend>
      {phases.map((phase) => {
        const tag = tags.find((each) => each.phase === phase.id);
        const others = tags.filter((each) => each.phase !== phase.id);
        return (
          <div key={phase.id} className="stack-tight">
            <Toggle
              on={tag !== undefined}
              onChange={(on) => change({ tags: on ? [...others, { phase: phase.id }] : others })}
            >
              {phase.operation}: {phase.title}
            </Toggle>
            {tag && phase.pillars.length > 0 ? (
              <Pick
                pointer={`/tags/${phase.id}`}
                label="Pillar"
                none="None of them"
                words={phase.pillars.map(({ id, title }) => ({ id, name: title }))}
                value={tag.pillar}
                onPick={(pillar) =>
                  change({ tags: [...others, { phase: phase.id, pillar: pillar || null }] })
                }
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
