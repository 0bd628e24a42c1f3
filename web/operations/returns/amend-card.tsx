/** Amending or withdrawing a card that was returned as a figure: a new version, with its reason. */
import { type FormEvent, useState } from "react";
import type { CardLineWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { fieldErrors } from "../../look/field-errors.ts";
import { TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post, put } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";

export function AmendCard({ card }: { readonly card: CardLineWire }) {
  const money = card.unit === "pence";
  const [quantity, setQuantity] = useState(String(money ? card.quantity / 100 : card.quantity));
  const [day, setDay] = useState(card.day);
  const [because, setBecause] = useState("");
  const amend = usePlanAct({
    run: () =>
      put(`/cards/${card.id}`, {
        version: card.version,
        because: because.trim(),
        quantity: Math.round(Number(quantity) * (money ? 100 : 1)),
        day,
        area: card.area,
        lead: card.lead,
        agencies: card.agencies,
        mode: card.mode,
        direction: card.direction,
        threatArea: card.threatArea,
        premises: card.premises,
        offence: card.offence,
        link: card.link,
        tags: card.tags,
      }),
    said: "Amended: the version before is kept",
    after: () => setBecause(""),
  });
  const withdraw = usePlanAct({
    run: () => post(`/cards/${card.id}/withdraw`, { because: because.trim() }),
    said: "Withdrawn: it counts no longer, and is kept",
  });
  const noReason = [
    "/because",
    because.trim() === "" && "Enter why: it stands beside the new version",
  ] as const;
  const errors = amend.errors.size > 0 ? amend.errors : withdraw.errors;
  const failure = amend.failure ?? withdraw.failure;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    amend.send(
      fieldErrors([
        ["/quantity", !/^\d{1,12}(\.\d{1,2})?$/.test(quantity.trim()) && "Enter a number, 0 or more"],
        ["/day", day === "" && "Enter the day"],
        noReason,
      ]),
    );
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate>
      <h2>Amend it</h2>
      <ErrorSummary errors={errors} />
      {failure && errors.size === 0 ? <ProblemNotice error={failure} /> : null}
      <TextField
        pointer="/quantity"
        label={money ? "Pounds" : `Quantity (${card.unit})`}
        inputMode="decimal"
        width="short"
        value={quantity}
        error={errors.get("/quantity")}
        onChange={(event) => setQuantity(event.target.value)}
      />
      <TextField
        pointer="/day"
        label="Day"
        type="date"
        width="middle"
        value={day}
        error={errors.get("/day")}
        onChange={(event) => setDay(event.target.value)}
      />
      <TextField
        pointer="/because"
        label="Why does it change?"
        value={because}
        error={errors.get("/because")}
        onChange={(event) => setBecause(event.target.value)}
      />
      <div className="button-row">
        <Button type="submit" busy={amend.busy}>
          Save a new version
        </Button>
        <Button look="harm" busy={withdraw.busy} onClick={() => withdraw.send(fieldErrors([noReason]))}>
          Withdraw the card
        </Button>
      </div>
    </form>
  );
}
