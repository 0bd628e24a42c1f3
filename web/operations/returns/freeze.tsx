/** Freezing a scope: its cards are locked, and what changes afterwards is a version with a reason. */
import { useState } from "react";
import type { ScopeWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { Dialog } from "../../look/dialog.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { scopePath } from "../board/queries.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";

export function Freeze({ scope }: { readonly scope: ScopeWire }) {
  const [asking, setAsking] = useState(false);
  const freeze = usePlanAct({
    run: () => post(`${scopePath(scope.address)}/freeze`),
    said: "Frozen. Its cards are locked.",
    after: () => setAsking(false),
  });
  return (
    <div>
      <Button look="plain" onClick={() => setAsking(true)}>
        Freeze this scope
      </Button>
      {asking ? (
        <Dialog title={`Freeze ${scope.title}?`} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>
              Every card that was contributed is locked as it stands. Agencies can still amend theirs: each
              amendment is a version with a reason, and the figures say what changed. A frozen scope cannot be
              thawed.
            </p>
            {freeze.failure ? <ProblemNotice error={freeze.failure} /> : null}
            <div className="button-row">
              <Button busy={freeze.busy} onClick={() => freeze.send()}>
                Freeze it
              </Button>
              <Button look="quiet" onClick={() => setAsking(false)}>
                Not now
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
