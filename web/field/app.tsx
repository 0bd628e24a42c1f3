/** Set up, locked or open. While it is locked, nothing that was recorded is in the page. */
import { useCallback, useEffect, useState } from "react";
import type { FieldBundleWire } from "../../src/contract/field.ts";
import { agentName } from "../access/agent-name.ts";
import { plural } from "../look/instants.ts";
import { randomId } from "../server/random-id.ts";
import { go } from "./address.ts";
import { OpenProvider } from "./context.tsx";
import { type Field, openField } from "./field.ts";
import { keepCarried, keepChoices, NOTHING_CARRIED, type Person } from "./keep/carried.ts";
import type { Lock, Secret } from "./keep/secret.ts";
import type { Shelves } from "./keep/shelves.ts";
import { type Keys, type Standing, setUp, standing } from "./keep/vault.ts";
import { Notice } from "./notices.tsx";
import { Screens } from "./screens.tsx";
import { ask } from "./sync/ask.ts";
import { ChooseLock } from "./threshold/choose-lock.tsx";
import { askToKeep, type Kept, Ready } from "./threshold/ready.tsx";
import { SignIn } from "./threshold/sign-in.tsx";
import { Unlock } from "./threshold/unlock.tsx";
import { useLockInBackground } from "./use-lock.ts";
import { FIRST_COUNTERS } from "./work/words.ts";

type Phase =
  | { readonly is: "opening" }
  | { readonly is: "out"; readonly because?: string }
  | { readonly is: "choosing"; readonly person: Person }
  | { readonly is: "locked"; readonly standing: Extract<Standing, { is: "locked" }> }
  | { readonly is: "ready"; readonly field: Field; readonly kept: Kept }
  | { readonly is: "open"; readonly field: Field };

export function App({ shelves }: { readonly shelves: Shelves }) {
  const [phase, setPhase] = useState<Phase>({ is: "opening" });

  const look = useCallback(async () => {
    const now = await standing(shelves, Date.now());
    setPhase(now.is === "empty" ? { is: "out" } : { is: "locked", standing: now });
  }, [shelves]);
  useEffect(() => void look(), [look]);

  const field = phase.is === "open" || phase.is === "ready" ? phase.field : null;
  const lock = useCallback(() => {
    field?.close();
    void look();
  }, [field, look]);
  useLockInBackground(field !== null, lock);

  const open = async (keys: Keys) => setPhase({ is: "open", field: await openField(shelves, keys) });
  const choose = async (person: Person, how: Lock, secret: Secret) => {
    const device = randomId();
    await ask("POST", "/field/devices", person, { id: device, name: agentName(navigator.userAgent) });
    const bundle = await ask<FieldBundleWire>("GET", "/field", person);
    const kept = await askToKeep();
    const keys = await setUp(shelves, device, how, secret, Date.now());
    await keepChoices(shelves, keys.outbox, { person, counters: FIRST_COUNTERS, asked: [] });
    await keepCarried(shelves, keys.carried, { ...NOTHING_CARRIED, bundle });
    setPhase({ is: "ready", field: await openField(shelves, keys), kept });
  };
  const leave = (because: string) => {
    field?.close();
    go("", { instead: true });
    setPhase({ is: "out", because });
  };

  switch (phase.is) {
    case "opening":
      return null;
    case "out":
      return (
        <>
          {phase.because ? (
            <div className="screen-notice">
              <Notice tone="late">
                <p>{phase.because}</p>
              </Notice>
            </div>
          ) : null}
          <SignIn onIn={(person) => setPhase({ is: "choosing", person })} />
        </>
      );
    case "choosing":
      return (
        <ChooseLock
          username={phase.person.username}
          onLock={(how, secret) => choose(phase.person, how, secret)}
        />
      );
    case "locked":
      return (
        <Unlock
          shelves={shelves}
          standing={phase.standing}
          onOpen={(keys) => void open(keys)}
          onWiped={(lost) =>
            leave(
              `Too many wrong tries: everything on this device was wiped${
                lost > 0
                  ? `, and ${plural(lost, "entry", "entries")} that had not been sent went with it`
                  : ""
              }.`,
            )
          }
        />
      );
    case "ready":
      return <Ready kept={phase.kept} onGo={() => setPhase({ is: "open", field: phase.field })} />;
    case "open":
      return (
        <OpenProvider open={{ field: phase.field, lock, leave }}>
          <Screens />
        </OpenProvider>
      );
  }
}
