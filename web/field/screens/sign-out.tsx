/** Signing out wipes the device: so not while something is on it that nobody else has. */
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { go } from "../address.ts";
import { useField, useOpen } from "../context.tsx";
import { Notice, Problem } from "../notices.tsx";
import { isSignedOut } from "../sync/ask.ts";

export function SignOut() {
  const [{ outbox }, field] = useField();
  const { leave } = useOpen();
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const unsent = outbox.waiting + outbox.refused + outbox.unfinished;

  const signOut = async () => {
    setTried(true);
    if (unsent > 0) return;
    setFailure(null);
    try {
      // Needs a signal, so that the server ends the session as well; a session that ended by itself is as good.
      await field.ask("GET", "/me").catch((error: unknown) => {
        if (!isSignedOut(error)) throw error;
      });
      await field.forget();
      await field.ask("POST", "/sign-out").catch(() => undefined);
      leave("You are signed out, and everything on this device is wiped.");
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div className="stack-tight">
      <Button look="plain" onClick={() => void signOut()}>
        Sign out and wipe this device
      </Button>
      <div aria-live="polite">
        {tried && unsent > 0 ? (
          <Notice tone="harm" title="Not yet: something is not sent">
            <p>
              Signing out wipes this device, and only it has {whatIsLeft(outbox)}.{" "}
              {outbox.signal === "none"
                ? "Go where there is a signal and send. If you have to hand the device over, lock it: what waits stays encrypted."
                : "Send it first, and deal with what was refused or not recorded."}
            </p>
            <Button look="plain" onClick={() => go("outbox")}>
              Open the outbox
            </Button>
          </Notice>
        ) : null}
        {failure ? (
          <>
            <Problem error={failure} />
            <p>
              Signing out needs a signal, so that the server ends your session as well. Until then, lock it.
            </p>
          </>
        ) : null}
      </div>
    </div>
  );
}

function whatIsLeft({
  waiting,
  refused,
  unfinished,
}: {
  readonly waiting: number;
  readonly refused: number;
  readonly unfinished: number;
}): string {
  return [
    waiting > 0 ? `${plural(waiting, "record")} not sent` : "",
    refused > 0 ? `${plural(refused, "record")} refused` : "",
    unfinished > 0 ? `${plural(unfinished, "form")} not recorded` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
