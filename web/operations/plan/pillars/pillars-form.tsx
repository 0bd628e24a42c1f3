import { useState } from "react";
import type { PillarsChangeWire } from "../../../../src/contract/operations.ts";
import { Button } from "../../../look/button.tsx";
import { fieldErrors } from "../../../look/field-errors.ts";
import { TextAreaField, TextField } from "../../../look/fields.tsx";
import { put } from "../../../server/call.ts";
import { eachDay } from "../days.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { RowTools } from "../row-tools.tsx";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";
import { DayPicker } from "./day-picker.tsx";

type PillarDraft = PillarsChangeWire["pillars"][number];

export function PillarsForm({ name, phase }: PartProps) {
  const { stop } = useWriting();
  const [keys, setKeys] = useState(0);
  const kept = useKept<readonly PillarDraft[]>(
    `pillars.${phase.id}`,
    phase.pillars.length > 0 ? phase.pillars : [{ title: "", theme: "", days: [] }],
    phase.revision,
  );
  const pillars = kept.value;
  const days = eachDay(phase.startsOn, phase.endsOn);
  const act = usePlanAct({
    run: () =>
      put(`${phasePath(name, phase.name)}/pillars`, {
        revision: kept.revision ?? phase.revision,
        pillars: pillars.map((each) => ({
          ...each,
          title: each.title.trim(),
          theme: each.theme.trim(),
          days: each.days.filter((day) => days.includes(day)),
        })),
      } satisfies PillarsChangeWire),
    said: "The pillars are saved",
    after: () => {
      kept.forget();
      stop();
    },
  });
  const change = (next: readonly PillarDraft[]) => kept.change(next);
  const set = (index: number, part: Partial<PillarDraft>) =>
    change(pillars.map((each, nth) => (nth === index ? { ...each, ...part } : each)));
  return (
    <PlanForm
      label="Pillars"
      errors={act.errors}
      failure={act.failure}
      busy={act.busy}
      submit="Save the pillars"
      kept={kept}
      newest={phase.revision}
      onSubmit={() =>
        act.send(
          fieldErrors(
            pillars.map((each, nth) => [
              `/pillars/${nth}/title`,
              each.title.trim() === "" && `Enter the title of pillar ${nth + 1}, or remove it`,
            ]),
          ),
        )
      }
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      {pillars.map((pillar, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new pillar has no id; keys change when rows move
        <fieldset key={`${keys} ${nth}`} className="plan-row stack">
          <legend className="visually-hidden">Pillar {nth + 1}</legend>
          <TextField
            pointer={`/pillars/${nth}/title`}
            label={`Pillar ${nth + 1}`}
            value={pillar.title}
            maxLength={200}
            error={act.errors.get(`/pillars/${nth}/title`)}
            onChange={(event) => set(nth, { title: event.target.value })}
          />
          <TextAreaField
            pointer={`/pillars/${nth}/theme`}
            label="Its theme (optional)"
            rows={2}
            value={pillar.theme}
            maxLength={2000}
            error={act.errors.get(`/pillars/${nth}/theme`)}
            onChange={(event) => set(nth, { theme: event.target.value })}
          />
          <DayPicker
            pointer={`/pillars/${nth}/days`}
            label="Its days"
            days={days}
            chosen={pillar.days}
            error={act.errors.get(`/pillars/${nth}/days`)}
            others={(day) =>
              pillars
                .filter((each, other) => other !== nth && each.days.includes(day))
                .map((each) => each.title)
            }
            onChange={(chosen) => set(nth, { days: [...chosen] })}
          />
          <RowTools
            what={`pillar ${nth + 1}`}
            index={nth}
            rows={pillars}
            onChange={(next) => {
              change(next);
              setKeys(keys + 1);
            }}
          />
        </fieldset>
      ))}
      <div>
        <Button
          look="plain"
          disabled={pillars.length >= 30}
          onClick={() => change([...pillars, { title: "", theme: "", days: [] }])}
        >
          Add a pillar
        </Button>
      </div>
    </PlanForm>
  );
}
