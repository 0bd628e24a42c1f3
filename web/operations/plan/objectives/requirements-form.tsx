import { useQuery } from "@tanstack/react-query";
import type { PhaseRequirementsChangeWire } from "../../../../src/contract/operations.ts";
import { requirementsQuery } from "../../../intelligence/queries.ts";
import { Button } from "../../../look/button.tsx";
import { Combobox } from "../../../look/combobox.tsx";
import { SelectField } from "../../../look/fields.tsx";
import { put } from "../../../server/call.ts";
import { type PartProps, useWriting } from "../page/plan-section.tsx";
import { PlanForm } from "../plan-form.tsx";
import { phasePath } from "../queries.ts";
import { useKept } from "../use-kept.ts";
import { usePlanAct } from "../use-plan-act.ts";

type Chosen = PhaseRequirementsChangeWire["requirements"][number] & { readonly title: string };

export function RequirementsForm({ name, phase }: PartProps) {
  const { stop } = useWriting();
  const open = useQuery(requirementsQuery(true));
  const kept = useKept<readonly Chosen[]>(
    `requirements.${phase.id}`,
    phase.requirements.map(({ requirement, pillar, code, title }) => ({
      requirement,
      pillar,
      title: `${code}: ${title}`,
    })),
    phase.revision,
  );
  const chosen = kept.value;
  const act = usePlanAct({
    run: () =>
      put(`${phasePath(name, phase.name)}/requirements`, {
        revision: kept.revision ?? phase.revision,
        requirements: chosen.map(({ requirement, pillar }) => ({ requirement, pillar })),
      } satisfies PhaseRequirementsChangeWire),
    said: "The requirements are saved",
    after: () => {
      kept.forget();
      stop();
    },
  });
  return (
    <PlanForm
      label="Intelligence requirements"
      errors={act.errors}
      failure={act.failure ?? open.error}
      busy={act.busy}
      submit="Save the requirements"
      kept={kept}
      newest={phase.revision}
      onSubmit={() => act.send()}
      onCancel={() => {
        kept.forget();
        stop();
      }}
    >
      <Combobox
        // Not that of the section: a label would name the section, and the box would have no name.
        pointer="/requirements/new"
        label="Open requirements"
        hint="Type a word or a code"
        error={act.errors.get("/requirements")}
        options={(open.data ?? [])
          .filter((each) => !chosen.some(({ requirement }) => requirement === each.id))
          .map((each) => ({ key: each.id, label: each.title, note: each.code }))}
        onPick={({ key, label, note }) =>
          kept.change([...chosen, { requirement: key, pillar: null, title: `${note}: ${label}` }])
        }
      />
      {chosen.map((each, nth) => (
        <div key={each.requirement} className="plan-row plan-requirement">
          <span>{each.title}</span>
          <SelectField
            pointer={`/requirements/${nth}/pillar`}
            label={`Pillar of ${each.title}`}
            hideLabel
            value={each.pillar ?? ""}
            error={act.errors.get(`/requirements/${nth}/pillar`)}
            onChange={(event) =>
              kept.change(chosen.with(nth, { ...each, pillar: event.target.value || null }))
            }
          >
            <option value="">The whole phase</option>
            {phase.pillars.map((pillar) => (
              <option key={pillar.id} value={pillar.id}>
                {pillar.title}
              </option>
            ))}
          </SelectField>
          <Button look="quiet" size="small" onClick={() => kept.change(chosen.toSpliced(nth, 1))}>
            Remove<span className="visually-hidden"> {each.title}</span>
          </Button>
        </div>
      ))}
    </PlanForm>
  );
}
