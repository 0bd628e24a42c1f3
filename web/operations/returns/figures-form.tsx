/** Figures without records: for agencies that keep no activities here. Each line is one event's figure under one measure. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { NewCardsWire, ScopeWire } from "../../../src/contract/counts.ts";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import { DIRECTIONS, TRANSPORT_MODES } from "../../../src/vocabulary/operations.ts";
import { useMe } from "../../access/me.tsx";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { SelectField, TextField } from "../../look/fields.tsx";
import { plural, today } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { measuresQuery } from "./queries.ts";

interface Line {
  readonly nth: number;
  readonly measure: string;
  readonly quantity: string;
  readonly day: string;
  readonly area: string;
  readonly mode: string;
  readonly direction: string;
}

let made = 0;
const emptyLine = (like?: Line): Line => ({
  measure: "vehicles_stopped",
  day: today(),
  area: "",
  mode: "",
  direction: "",
  ...like,
  quantity: "",
  nth: ++made,
});

export function FiguresForm({ scope }: { readonly scope: ScopeWire }) {
  const me = useMe();
  const measures = useQuery(measuresQuery);
  const newest = (measures.data?.items ?? []).filter((each) => each.newest);
  const [lines, setLines] = useState<readonly Line[]>(() => [emptyLine()]);
  const inPence = (measure: string) => newest.find(({ id }) => id === measure)?.counts === "amount";
  const send = usePlanAct({
    run: () =>
      post<{ readonly ids: readonly string[] }>("/cards", {
        scopes: [scope.address],
        cards: lines.map(({ measure, quantity, day, area, mode, direction }) => ({
          measure,
          quantity: Math.round(Number(quantity) * (inPence(measure) ? 100 : 1)),
          day,
          area: area || null,
          mode: mode || null,
          direction: direction || null,
        })),
      } satisfies NewCardsWire),
    said: ({ ids }) => `${plural(ids.length, "figure")} returned and contributed to ${scope.title}`,
    after: () => setLines([emptyLine()]),
  });
  const change = (nth: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.nth === nth ? { ...line, ...part } : line)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.send(
      fieldErrors(
        lines.flatMap(({ quantity, day }, at) => [
          [
            `/cards/${at}/quantity`,
            !isQuantity(quantity) && `Line ${at + 1}: enter a number, 0 or more`,
          ] as const,
          [`/cards/${at}/day`, day === "" && `Line ${at + 1}: enter the day`] as const,
        ]),
      ),
    );
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <h2>Figures of {me.agency.name} without records</h2>
      <p className="small soft">
        For what is not recorded here as activities. Each line is an event of its own; if another agency
        recorded the same event, join the two under “Two records of one event”, so that it is counted once.
      </p>
      <ErrorSummary errors={send.errors} />
      {send.failure && send.errors.size === 0 ? <ProblemNotice error={send.failure} /> : null}
      {measures.error ? <ProblemNotice error={measures.error} again={() => void measures.refetch()} /> : null}
      {lines.map((line, at) => (
        <fieldset key={line.nth} className="figure-line">
          <legend className="visually-hidden">Line {at + 1}</legend>
          <SelectField
            pointer={`/cards/${at}/measure`}
            label="Measure"
            value={line.measure}
            error={send.errors.get(`/cards/${at}/measure`)}
            onChange={(event) => change(line.nth, { measure: event.target.value })}
          >
            {newest.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            pointer={`/cards/${at}/quantity`}
            label={inPence(line.measure) ? "Pounds" : "Quantity"}
            inputMode="decimal"
            width="short"
            value={line.quantity}
            error={send.errors.get(`/cards/${at}/quantity`)}
            onChange={(event) => change(line.nth, { quantity: event.target.value })}
          />
          <TextField
            pointer={`/cards/${at}/day`}
            label="Day"
            type="date"
            value={line.day}
            error={send.errors.get(`/cards/${at}/day`)}
            onChange={(event) => change(line.nth, { day: event.target.value })}
          />
          <Some
            label="Police area"
            value={line.area}
            of={FORCES.map(({ code, name }) => ({ id: code, name }))}
            onPick={(area) => change(line.nth, { area })}
            pointer={`/cards/${at}/area`}
          />
          <Some
            label="Transport mode"
            value={line.mode}
            of={TRANSPORT_MODES}
            onPick={(mode) => change(line.nth, { mode })}
            pointer={`/cards/${at}/mode`}
          />
          <Some
            label="Direction"
            value={line.direction}
            of={DIRECTIONS}
            onPick={(direction) => change(line.nth, { direction })}
            pointer={`/cards/${at}/direction`}
          />
          {lines.length > 1 ? (
            <Button
              look="quiet"
              size="small"
              onClick={() => setLines(lines.filter(({ nth }) => nth !== line.nth))}
            >
              Remove line {at + 1}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <div className="button-row">
        <Button look="plain" onClick={() => setLines([...lines, emptyLine(lines.at(-1))])}>
          Another line
        </Button>
        <Button type="submit" busy={send.busy}>
          Return {plural(lines.length, "figure")}
        </Button>
      </div>
    </form>
  );
}

interface SomeProps {
  readonly label: string;
  readonly pointer: string;
  readonly value: string;
  readonly of: readonly { readonly id: string; readonly name: string }[];
  readonly onPick: (id: string) => void;
}

function Some({ label, pointer, value, of, onPick }: SomeProps) {
  return (
    <SelectField
      pointer={pointer}
      label={label}
      value={value}
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="">Not said</option>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function isQuantity(text: string): boolean {
  return /^\d{1,12}(\.\d{1,2})?$/.test(text.trim());
}
