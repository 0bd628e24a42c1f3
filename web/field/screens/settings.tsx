/** The device: who it belongs to, what it promises, and how to leave. */
import { useEffect, useState } from "react";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { ThemeChoice } from "../../shell/theme-choice.tsx";
import { useField, useOpen } from "../context.tsx";
import { Notice } from "../notices.tsx";
import { Screen } from "../screen.tsx";
import { InstallButton, isKept, KEPT_WORDS, type Kept, useWorksOffline } from "../threshold/ready.tsx";
import { NewVersion } from "./new-version.tsx";
import { SignOut } from "./sign-out.tsx";

/** Above this a wrong clock is worth a word. */
const CLOCK_MS = 120_000;

export function SettingsScreen() {
  const [{ choices, offsetMs, device }] = useField();
  const { lock } = useOpen();
  const [kept, setKept] = useState<Kept>("unknown");
  const offline = useWorksOffline();
  useEffect(() => void isKept().then(setKept), []);
  const { person } = choices;
  return (
    <Screen title="Settings" back="">
      <dl className="facts">
        <dt>Signed in</dt>
        <dd>
          {person.name}, {person.agency}
        </dd>
        <dt>Reason in the log</dt>
        <dd>{person.reason}</dd>
        <dt>This device</dt>
        <dd className="mono">{device.slice(0, 8)}</dd>
      </dl>
      <NewVersion />
      {Math.abs(offsetMs) > CLOCK_MS ? (
        <Notice tone="late" title="The clock of this device is wrong">
          <p>
            {clockWords(offsetMs)} Each record carries both times, so nothing you recorded is wrong by it.
          </p>
        </Notice>
      ) : null}
      <section className="stack-tight" aria-labelledby="kept">
        <h2 id="kept">What is kept here</h2>
        <p>
          Only your own taskings and activities, encrypted. {offline ? "The app opens without a signal." : ""}
        </p>
        <p>{KEPT_WORDS[kept]}</p>
        <p>
          24 hours after you last unlocked or sent, everything that was sent is removed. What was not sent
          stays, encrypted and locked, until it is.
        </p>
        <InstallButton />
      </section>
      <ThemeChoice />
      <section className="stack-tight" aria-labelledby="leave">
        <h2 id="leave">Leave</h2>
        <Button look="plain" onClick={lock}>
          Lock now
        </Button>
        <SignOut />
      </section>
    </Screen>
  );
}

function clockWords(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const length = minutes < 120 ? plural(minutes, "minute") : plural(Math.round(minutes / 60), "hour");
  return `It is ${length} ${offsetMs > 0 ? "fast" : "slow"}.`;
}
