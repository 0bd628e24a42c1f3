/** Up to five questions for those who go, most of them from live requirements. The field app shows them for a debrief. */
import { useQuery } from "@tanstack/react-query";
import type { PhaseRequirementWire } from "../../../src/contract/operations.ts";
import { MOST_PROMPTS } from "../../../src/vocabulary/planning.ts";
import { requirementsQuery } from "../../intelligence/queries.ts";
import { Button } from "../../look/button.tsx";
import { Combobox } from "../../look/combobox.tsx";
import type { FieldErrors } from "../../look/field-errors.ts";
import { TextField } from "../../look/fields.tsx";
import type { TaskingDraft } from "./draft.ts";

type Prompts = TaskingDraft["prompts"];

interface PromptFieldsProps {
  readonly prompts: Prompts;
  /** Of the phase: offered first. */
  readonly first: readonly PhaseRequirementWire[];
  readonly errors: FieldErrors;
  readonly onChange: (prompts: Prompts) => void;
}

export function PromptFields({ prompts, first, errors, onChange }: PromptFieldsProps) {
  const open = useQuery(requirementsQuery(true)).data ?? [];
  const own = new Set(first.map((each) => each.requirement));
  const taken = new Set(prompts.map((each) => each.requirement));
  const offered = open
    .filter((each) => !taken.has(each.id))
    .toSorted((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  const code = (id: string | null) => open.find((each) => each.id === id)?.code;
  const full = prompts.length >= MOST_PROMPTS;
  return (
    <div className="stack-tight">
      {prompts.map((prompt, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place
        <div key={nth} className="plan-prompt">
          <TextField
            pointer={`/prompts/${nth}/text`}
            label={
              <>
                Question {nth + 1}
                {prompt.requirement ? (
                  <span className="mono soft small"> {code(prompt.requirement) ?? "of a requirement"}</span>
                ) : null}
              </>
            }
            value={prompt.text}
            maxLength={300}
            error={errors.get(`/prompts/${nth}/text`)}
            onChange={(event) => onChange(prompts.with(nth, { ...prompt, text: event.target.value }))}
          />
          <Button look="quiet" size="small" onClick={() => onChange(prompts.toSpliced(nth, 1))}>
            Remove<span className="visually-hidden"> question {nth + 1}</span>
          </Button>
        </div>
      ))}
      {full ? (
        <p className="small soft">Five is the most: more are not asked on a quay in the rain.</p>
      ) : (
        <>
          <Combobox
            pointer="/prompts"
            label="Add a question from an open requirement"
            hint="Type a word or a code. Its words can be changed here"
            error={errors.get("/prompts")}
            options={offered.map((each) => ({
              key: each.id,
              label: each.title,
              note: own.has(each.id) ? `${each.code}, of this phase` : each.code,
            }))}
            onPick={({ key, label }) => onChange([...prompts, { requirement: key, text: label }])}
          />
          <div>
            <Button
              look="plain"
              size="small"
              onClick={() => onChange([...prompts, { requirement: null, text: "" }])}
            >
              Write another question
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
