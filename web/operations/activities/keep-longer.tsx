/** Keeping what says who somebody is, longer than is usual for people who are not categorised: a named person says why. */
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";
import { activityPath } from "./queries.ts";

export function KeepLonger({ activity, part }: { readonly activity: string; readonly part: string }) {
  const [asking, setAsking] = useState(false);
  const [because, setBecause] = useState("");
  const pointer = `/keep-${part}`;
  const keep = usePlanAct({
    run: () => post(`${activityPath(activity)}/parts/${part}/keep`, { because: because.trim() }),
    said: "Kept, with your reason on record",
  });
  if (!asking) {
    return (
      <Button look="quiet" size="small" onClick={() => setAsking(true)}>
        Keep it longer
      </Button>
    );
  }
  return (
    <div className="stack">
      {keep.failure ? <ProblemNotice error={keep.failure} /> : null}
      <TextField
        pointer={pointer}
        label="Why is it kept longer?"
        value={because}
        error={keep.errors.get(pointer)}
        onChange={(event) => setBecause(event.target.value)}
      />
      <div className="button-row">
        <Button
          busy={keep.busy}
          onClick={() =>
            keep.send(because.trim() === "" ? new Map([[pointer, "Enter why it is kept"]]) : undefined)
          }
        >
          Keep it
        </Button>
        <Button look="quiet" onClick={() => setAsking(false)}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
