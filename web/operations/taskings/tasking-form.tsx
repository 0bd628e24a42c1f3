/** All that is said of a tasking, in the order in which those who go will ask. */
import { useQuery } from "@tanstack/react-query";
import type { OperationWire, PhaseWire } from "../../../src/contract/operations.ts";
import type { FieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextAreaField, TextField } from "../../look/fields.tsx";
import { type Agency, AgencyPicker } from "../plan/agency-picker.tsx";
import { clocksChangeOn } from "../plan/london-time.ts";
import { operationQuery } from "../plan/queries.ts";
import type { TaskingDraft } from "./draft.ts";
import { PlaceFields } from "./place-fields.tsx";
import { PromptFields } from "./prompt-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

interface TaskingFieldsProps {
  readonly draft: TaskingDraft;
  readonly phase: PhaseWire;
  readonly errors: FieldErrors;
  readonly onChange: (draft: TaskingDraft) => void;
}

export function TaskingFields({ draft, phase, errors, onChange }: TaskingFieldsProps) {
  const operation = useQuery(operationQuery(phase.operation.address));
  const agencies = operation.data ? partiesOf(operation.data) : [];
  const set = (part: Partial<TaskingDraft>) => onChange({ ...draft, ...part });
  const day = draft.starts.slice(0, 10);
  const outside = day !== "" && (day < phase.startsOn || day > phase.endsOn);
  return (
    <>
      <section className="panel stack" aria-labelledby="form-what">
        <h2 id="form-what">What</h2>
        <TextField
          pointer="/title"
          label="What is to be done, in a line"
          value={draft.title}
          maxLength={200}
          error={errors.get("/title")}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextAreaField
          pointer="/what"
          label="In full (optional)"
          hint="What is looked for, how, and what to do when it is found"
          rows={5}
          value={draft.what}
          maxLength={8000}
          error={errors.get("/what")}
          onChange={(event) => set({ what: event.target.value })}
        />
        {phase.pillars.length > 0 ? (
          <SelectField
            pointer="/pillar"
            label="Pillar"
            value={draft.pillar ?? ""}
            error={errors.get("/pillar")}
            onChange={(event) => set({ pillar: event.target.value || null })}
          >
            <option value="">None of them</option>
            {phase.pillars.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </SelectField>
        ) : null}
      </section>
      <section className="panel stack" aria-labelledby="form-where">
        <h2 id="form-where">Where and when</h2>
        <PlaceFields draft={draft} errors={errors} onChange={onChange} />
        <div className="plan-fields">
          <TextField
            pointer="/startsAt"
            label="Starts, London time"
            type="datetime-local"
            value={draft.starts}
            error={errors.get("/startsAt")}
            onChange={(event) => set({ starts: event.target.value })}
          />
          <TextField
            pointer="/endsAt"
            label="Ends, London time"
            type="datetime-local"
            value={draft.ends}
            error={errors.get("/endsAt")}
            onChange={(event) => set({ ends: event.target.value })}
          />
        </div>
        {clocksChangeOn(draft.starts) || clocksChangeOn(draft.ends) ? (
          <p className="notice" data-tone="late">
            The clocks change that night. Times are those that London’s clock shows; of an hour that comes
            twice, the first is meant.
          </p>
        ) : null}
        {outside ? (
          <p className="notice" data-tone="late">
            This day lies outside the days of the phase.
          </p>
        ) : null}
      </section>
      <section className="panel stack" aria-labelledby="form-who">
        <h2 id="form-who">Who, with what</h2>
        <SelectField
          pointer="/lead"
          label="Led by"
          hint="Agencies that take part in the operation"
          value={draft.lead}
          error={errors.get("/lead")}
          onChange={(event) => set({ lead: event.target.value })}
        >
          <option value="">Choose</option>
          {agencies.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </SelectField>
        <AgencyPicker
          pointer="/support"
          label="Supported by (optional)"
          among={agencies}
          chosen={draft.support}
          without={[draft.lead]}
          error={errors.get("/support")}
          onChange={(support) => set({ support })}
        />
        <TextAreaField
          pointer="/resources"
          label="Resources (optional)"
          hint="People, kit, vehicles, dogs, interpreters"
          rows={2}
          value={draft.resources}
          maxLength={4000}
          error={errors.get("/resources")}
          onChange={(event) => set({ resources: event.target.value })}
        />
      </section>
      <section className="panel stack" aria-labelledby="form-why">
        <h2 id="form-why">What it rests on</h2>
        <SourceFields sources={draft.sources} onChange={(sources) => set({ sources })} />
        <TextAreaField
          pointer="/threats"
          label="Linked threats (optional)"
          hint="One on a line: a group, a route, a technique"
          rows={2}
          value={draft.threats.join("\n")}
          error={errors.get("/threats")}
          onChange={(event) => set({ threats: event.target.value.split("\n") })}
        />
      </section>
      <section className="panel stack" aria-labelledby="form-prompts">
        <h2 id="form-prompts">Questions for the debrief</h2>
        <PromptFields
          prompts={draft.prompts}
          first={phase.requirements}
          errors={errors}
          onChange={(prompts) => set({ prompts })}
        />
      </section>
    </>
  );
}

/** Whoever is tasked reads the plan that the tasking belongs to. */
function partiesOf({ agency, agencyName, participants }: OperationWire): readonly Agency[] {
  return [
    { code: agency, name: agencyName },
    ...participants.map((each) => ({ code: each.agency, name: each.name })),
  ].toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
