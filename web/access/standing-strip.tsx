import { useState } from "react";
import type { MeWire } from "../../src/contract/access.ts";
import { PURPOSES } from "../../src/vocabulary/purposes.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { useStanding } from "../server/standing.ts";
import { StandingForm } from "./standing-gate.tsx";

/** For what one is reading, always in sight and one step from being changed. */
export function StandingStrip({ me }: { readonly me: MeWire }) {
  const standing = useStanding();
  const [open, setOpen] = useState(false);
  if (!standing) return null;
  const purpose = PURPOSES.find((each) => each.id === standing.purpose);
  return (
    <section className="shell-purpose" aria-label="Your purpose and reason">
      <span>
        Purpose: <strong>{purpose?.name}</strong>
      </span>
      <span className="shell-purpose-reason">Reason: {standing.reason}</span>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        Change<span className="visually-hidden"> purpose or reason</span>
      </Button>
      {open ? (
        <Dialog title="Change your purpose or reason" onClose={() => setOpen(false)}>
          <StandingForm
            me={me}
            submit="Read for this purpose"
            start={standing}
            onDone={() => setOpen(false)}
          />
        </Dialog>
      ) : null}
    </section>
  );
}
