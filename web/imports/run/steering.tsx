/** The buttons that steer a run, as far as the server offers them to this person now. */
import { useState } from "react";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { useRunAct } from "./use-run-act.ts";

export function Steering({ run }: { readonly run: ImportRunWire }) {
  const pause = useRunAct(run.id, "pause", "Pausing: what was finished is kept");
  const resume = useRunAct(run.id, "resume", "It goes on where it stopped");
  const cancel = useRunAct(
    run.id,
    "cancel",
    "Cancelled: what was brought in stays, the rest is not taken in",
  );
  const [sure, setSure] = useState(false);
  const may = (act: ImportRunWire["actions"][number]) => run.actions.includes(act);
  const error = pause.error ?? resume.error ?? cancel.error;
  if (run.actions.length === 0) return null;
  return (
    <div className="stack-tight no-print">
      {error ? <ProblemNotice error={error} /> : null}
      <div className="button-row">
        {may("resume") ? (
          <Button busy={resume.isPending} onClick={() => resume.mutate({})}>
            Go on
          </Button>
        ) : null}
        {may("pause") ? (
          <Button look="plain" busy={pause.isPending} onClick={() => pause.mutate({})}>
            Pause
          </Button>
        ) : null}
        {may("cancel") && !sure ? (
          <Button look="quiet" onClick={() => setSure(true)}>
            Cancel the import
          </Button>
        ) : null}
      </div>
      {may("cancel") && sure ? (
        <div className="notice" data-tone="harm">
          <p>
            {run.records > 0
              ? `What was brought in so far stays: ${run.records.toLocaleString("en-GB")} records. The rest is not taken in, and its files are deleted here.`
              : "Nothing was brought in. Its files are deleted here."}{" "}
            A cancelled import cannot go on; the same files can be brought in again.
          </p>
          <div className="button-row">
            <Button look="harm" busy={cancel.isPending} onClick={() => cancel.mutate({})}>
              Cancel it
            </Button>
            <Button look="plain" onClick={() => setSure(false)}>
              Leave it as it is
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
