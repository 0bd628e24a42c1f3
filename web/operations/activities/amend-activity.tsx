/** Amending an accepted activity: its description and the quantities of its results, with the reason; its cards follow. */
import { type FormEvent, useState } from "react";
import type { ActivityFieldsWire, ActivityWire, FieldBodyWire } from "../../../src/contract/field.ts";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import {
  DIRECTIONS,
  PREMISES_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../../src/vocabulary/operations.ts";
import { fieldName } from "../../field/work/value-words.ts";
import { measureName, measureOf } from "../../field/work/words.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { activityPath } from "./queries.ts";

const CHOICES = {
  area: FORCES.map(({ code, name }) => ({ id: code, name })),
  mode: TRANSPORT_MODES,
  direction: DIRECTIONS,
  threatArea: THREAT_AREAS,
  premises: PREMISES_KINDS,
} as const;
type Chosen = keyof typeof CHOICES;
const CHOSEN = Object.keys(CHOICES) as Chosen[];

export function AmendActivity({ activity }: { readonly activity: ActivityWire }) {
  const { fields } = activity;
  const results = activity.parts.filter((part) => part.kind === "result");
  const [chosen, setChosen] = useState<Readonly<Record<Chosen, string>>>(
    () => Object.fromEntries(CHOSEN.map((field) => [field, fields[field] ?? ""])) as Record<Chosen, string>,
  );
  const shownOf = (measure: string | undefined, quantity: number | undefined) =>
    String((quantity ?? 0) / (measureOf(measure ?? "")?.counts === "amount" ? 100 : 1));
  const [quantities, setQuantities] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(results.map(({ id, fields: of }) => [id, shownOf(of.measure, of.quantity)])),
  );
  const [reason, setReason] = useState("");
  const operations = (): FieldBodyWire[] => {
    const changed: ActivityFieldsWire = Object.fromEntries(
      CHOSEN.filter((field) => (fields[field] ?? "") !== chosen[field]).map((field) => [
        field,
        chosen[field] || null,
      ]),
    );
    return [
      ...(Object.keys(changed).length > 0
        ? [{ do: "set" as const, activity: activity.id, fields: changed }]
        : []),
      ...results
        .filter(({ id, fields: of }) => quantities[id] !== shownOf(of.measure, of.quantity))
        .map(({ id, fields: of }) => ({
          do: "set_part" as const,
          activity: activity.id,
          part: id,
          kind: "result" as const,
          fields: {
            quantity: Math.round(
              Number(quantities[id]) * (measureOf(of.measure ?? "")?.counts === "amount" ? 100 : 1),
            ),
          },
        })),
    ];
  };
  const amend = usePlanAct({
    run: () =>
      post(`${activityPath(activity.id)}/amend`, { reason: reason.trim(), operations: operations() }),
    said: "Amended: the cards have a new version with your reason",
    after: () => setReason(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    amend.send(
      fieldErrors([
        [
          "/reason",
          operations().length === 0 ? "Change something first" : reason.trim() === "" && "Enter why",
        ],
        ...results.map(
          ({ id }) =>
            [
              `/quantity-${id}`,
              !/^\d{1,12}(\.\d{1,2})?$/.test(quantities[id] ?? "") && "Enter a number, 0 or more",
            ] as const,
        ),
      ]),
    );
  };
  return (
    <details className="panel">
      <summary>Amend it</summary>
      <form className="stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={amend.errors} />
        {amend.failure && amend.errors.size === 0 ? <ProblemNotice error={amend.failure} /> : null}
        {CHOSEN.map((field) => (
          <SelectField
            key={field}
            pointer={`/${field}`}
            label={fieldName(field)}
            value={chosen[field]}
            onChange={(event) => setChosen({ ...chosen, [field]: event.target.value })}
          >
            <option value="">Not said</option>
            {CHOICES[field].map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
        {results.map(({ id, fields: of }) => (
          <TextField
            key={id}
            pointer={`/quantity-${id}`}
            label={`${measureName(of.measure ?? "")}${measureOf(of.measure ?? "")?.counts === "amount" ? ", in pounds" : ""}`}
            inputMode="decimal"
            width="short"
            value={quantities[id] ?? ""}
            error={amend.errors.get(`/quantity-${id}`)}
            onChange={(event) => setQuantities({ ...quantities, [id]: event.target.value })}
          />
        ))}
        <TextField
          pointer="/reason"
          label="Why is it amended?"
          value={reason}
          error={amend.errors.get("/reason")}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" busy={amend.busy}>
          Amend it
        </Button>
      </form>
    </details>
  );
}
