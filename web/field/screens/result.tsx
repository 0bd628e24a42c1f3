/** What the activity led to, in the measures' own words. Transport and place are the activity's unless said otherwise. */
import { useState } from "react";
import type { ResultFieldsWire } from "../../../src/contract/field.ts";
import { RESULT_KINDS } from "../../../src/vocabulary/results.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Radios, TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useActivity } from "../context.tsx";
import { Pick } from "../pick.tsx";
import { type PartAddress, usePartForm } from "../use-form.ts";
import { measureName, measureOf, penceOf } from "../work/words.ts";
import { ArrestFields } from "./arrest-fields.tsx";
import { ConcernsPick } from "./concerns-pick.tsx";
import { FormScreen } from "./form-screen.tsx";
import { Inherited } from "./inherited.tsx";
import { MissingActivity } from "./missing-activity.tsx";
import { usePowers } from "./power-fields.tsx";

/** Which powers may stand behind a result. */
const USES: Readonly<Record<string, readonly string[]>> = {
  arrest: ["arrest"],
  detention: ["detain"],
  seizure: ["seize"],
  visit: ["enter"],
  warrant: ["enter", "search"],
};

export function ResultScreen(where: PartAddress) {
  const activity = useActivity(where.activity);
  const { fields, change, known, record, remove } = usePartForm("result", where);
  const money = measureOf(fields.measure ?? "")?.counts === "amount";
  const [typed, setTyped] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const powers = usePowers(USES[fields.result ?? ""] ?? []);
  if (!activity) return <MissingActivity />;

  const kind = RESULT_KINDS.find(({ id }) => id === fields.result);
  const measures: readonly string[] = kind?.measures ?? [];
  const shown = typed ?? quantityText(fields.quantity, money);
  const back = `activities/${where.activity}`;
  const pickKind = (result: string) => {
    const next: readonly string[] = RESULT_KINDS.find(({ id }) => id === result)?.measures ?? [];
    // What is asked of one kind and not of the next is not left behind unseen, where it would be counted by.
    const unasked = { power: null, offence: null, link: null };
    change({ result, ...unasked, ...(next.length === 1 && next[0] ? { measure: next[0] } : {}) });
  };
  const typeQuantity = (text: string) => {
    setTyped(text);
    const quantity = quantityOf(text, money);
    if (quantity !== null) change({ quantity });
  };
  const save = async () => {
    const wrong = resultErrors(fields, measures, shown, money);
    setErrors(wrong);
    if (wrong.size > 0) return;
    await record();
    go(back);
  };
  return (
    <FormScreen
      title="Result"
      back={back}
      errors={errors}
      record="Record"
      onRecord={() => void save()}
      onRemove={known ? remove : undefined}
    >
      <Pick
        pointer="/result"
        label="What was it?"
        none="Choose"
        error={errors.get("/result")}
        words={RESULT_KINDS}
        value={fields.result}
        onPick={pickKind}
      />
      {measures.length > 1 ? (
        <Radios
          pointer="/measure"
          label="What does it count?"
          error={errors.get("/measure")}
          value={fields.measure ?? null}
          choices={measures.map((measure) => ({ value: measure, label: measureName(measure) }))}
          onPick={(measure) => {
            setTyped(null);
            change({ measure });
          }}
        />
      ) : null}
      {fields.measure ? (
        <>
          <p className="soft">{measureOf(fields.measure)?.definition}</p>
          <TextField
            pointer="/quantity"
            label={money ? "How much, in pounds" : `How many ${measureOf(fields.measure)?.unit ?? ""}`}
            hint={money ? "Such as 1,250 or 1250.50" : undefined}
            inputMode={money ? "decimal" : "numeric"}
            width="short"
            error={errors.get("/quantity")}
            value={shown}
            onChange={(event) => typeQuantity(event.target.value)}
          />
          {fields.result === "arrest" ? (
            <ArrestFields fields={fields} errors={errors} change={change} />
          ) : null}
          {powers.length > 0 ? (
            <Pick
              pointer="/power"
              label="Under which power?"
              none="Not said"
              words={powers}
              value={fields.power}
              onPick={(power) => change({ power: power || null })}
            />
          ) : null}
          <ConcernsPick
            activity={activity}
            value={fields.encounter}
            onPick={(encounter) => change({ encounter })}
          />
          <Inherited from={activity.fields} fields={fields} change={change} />
        </>
      ) : null}
    </FormScreen>
  );
}

function quantityText(quantity: number | undefined, money: boolean): string {
  if (quantity === undefined) return "";
  return money ? (quantity / 100).toFixed(2) : String(quantity);
}

function quantityOf(text: string, money: boolean): number | null {
  if (money) return penceOf(text);
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

function resultErrors(
  fields: ResultFieldsWire,
  measures: readonly string[],
  typed: string,
  money: boolean,
): FieldErrors {
  const arrest = fields.result === "arrest";
  const measured = measures.includes(fields.measure ?? "");
  return fieldErrors([
    ["/result", !fields.result && "Choose what it was"],
    ["/measure", fields.result && !measured && "Choose what it counts"],
    [
      "/quantity",
      measured &&
        quantityOf(typed, money) === null &&
        (money ? "Enter an amount such as 1250.50" : "Enter a whole number"),
    ],
    ["/offence", arrest && !fields.offence && "Choose the family of the offence alleged"],
    ["/link", arrest && !fields.link && "Say whether the arrest belongs to the operation"],
  ]);
}
