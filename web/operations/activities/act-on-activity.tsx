/** What may be done with an activity as it stands: the server says which; returning and withdrawing say why. */
import { useState } from "react";
import type { ActivityWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { activityPath } from "./queries.ts";

const POINTER = "/reason";

export function ActOnActivity({ activity: { id, actions } }: { readonly activity: ActivityWire }) {
  const [asking, setAsking] = useState<"return" | "withdraw" | null>(null);
  const [reason, setReason] = useState("");
  const accept = usePlanAct({
    run: () => post(`${activityPath(id)}/accept`),
    said: "Accepted: its cards are validated",
  });
  const submit = usePlanAct({ run: () => post(`${activityPath(id)}/submit`), said: "Submitted" });
  const back = usePlanAct({
    run: () => post(`${activityPath(id)}/${asking ?? "return"}`, { reason: reason.trim() }),
    said: asking === "withdraw" ? "Withdrawn: it counts no longer" : "Returned to its officer",
    after: () => {
      setAsking(null);
      setReason("");
    },
  });
  const failure = accept.failure ?? submit.failure ?? back.failure;
  if (!["accept", "submit", "return", "withdraw"].some((act) => actions.includes(act))) return null;
  return (
    <section className="panel stack">
      {failure ? <ProblemNotice error={failure} /> : null}
      {asking ? (
        <>
          <TextField
            pointer={POINTER}
            label={asking === "return" ? "What is to be put right?" : "Why is it withdrawn?"}
            value={reason}
            error={back.errors.get(POINTER)}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="button-row">
            <Button
              look={asking === "withdraw" ? "harm" : "action"}
              busy={back.busy}
              onClick={() => back.send(reason.trim() === "" ? new Map([[POINTER, "Enter why"]]) : undefined)}
            >
              {asking === "return" ? "Return it" : "Withdraw it"}
            </Button>
            <Button look="quiet" onClick={() => setAsking(null)}>
              Leave it
            </Button>
          </div>
        </>
      ) : (
        <div className="button-row">
          {actions.includes("submit") ? (
            <Button busy={submit.busy} onClick={() => submit.send()}>
              Submit it
            </Button>
          ) : null}
          {actions.includes("accept") ? (
            <Button busy={accept.busy} onClick={() => accept.send()}>
              Accept it
            </Button>
          ) : null}
          {actions.includes("return") ? (
            <Button look="plain" onClick={() => setAsking("return")}>
              Return it
            </Button>
          ) : null}
          {actions.includes("withdraw") ? (
            <Button look="quiet" onClick={() => setAsking("withdraw")}>
              Withdraw it
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}
