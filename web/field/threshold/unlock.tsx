import { type FormEvent, useState } from "react";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { plural } from "../../look/instants.ts";
import { passkeySecret } from "../keep/passkey.ts";
import type { Secret } from "../keep/secret.ts";
import type { Shelves } from "../keep/shelves.ts";
import { type Keys, type Standing, TRIES, unlock } from "../keep/vault.ts";
import { Notice } from "../notices.tsx";
import { Frame } from "../screen.tsx";

interface UnlockProps {
  readonly shelves: Shelves;
  readonly standing: Extract<Standing, { is: "locked" }>;
  readonly onOpen: (keys: Keys) => void;
  readonly onWiped: (lost: number) => void;
}

export function Unlock({ shelves, standing, onOpen, onWiped }: UnlockProps) {
  const [pin, setPin] = useState("");
  const [left, setLeft] = useState(standing.triesLeft);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { lock, unsent, expired } = standing;

  const attempt = async (given: Secret) => {
    setBusy(true);
    const outcome = await unlock(shelves, given, Date.now()).finally(() => setBusy(false));
    setPin("");
    if (outcome.is === "open") return onOpen(outcome.keys);
    if (outcome.is === "wiped") return onWiped(outcome.lost);
    setLeft(outcome.triesLeft);
    setError(`That is not the PIN. ${plural(outcome.triesLeft, "try", "tries")} left`);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (lock.kind === "pin") {
      if (pin === "") return setError("Enter your PIN");
      return await attempt(pin);
    }
    const secret = await passkeySecret(lock).catch(() => null);
    if (secret) await attempt(secret);
    else setError("The passkey was not used. Try again");
  };

  return (
    <form onSubmit={submit} noValidate>
      <Frame
        title="Unlock"
        actions={
          <Button type="submit" busy={busy}>
            {lock.kind === "pin" ? "Unlock" : "Unlock with the passkey"}
          </Button>
        }
      >
        {expired ? (
          <Notice tone="late" title="More than 24 hours have passed">
            <p>
              What had been sent is gone from this device. What was not is still here, encrypted:{" "}
              {plural(unsent, "entry", "entries")}. Unlock, and sign in to send.
            </p>
          </Notice>
        ) : unsent > 0 ? (
          <p>Not sent yet: {plural(unsent, "entry", "entries")} on this device.</p>
        ) : null}
        {left < TRIES && left > 0 ? (
          <Notice tone="harm">
            <p>
              After {plural(left, "more wrong try", "more wrong tries")} everything on this device is wiped
              {unsent > 0 ? `, with ${plural(unsent, "entry", "entries")} that only this device has` : ""}.
            </p>
          </Notice>
        ) : null}
        {lock.kind === "pin" ? (
          <TextField
            pointer="/pin"
            label="PIN"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            width="short"
            autoFocus
            value={pin}
            error={error}
            onChange={(event) => setPin(event.target.value)}
          />
        ) : error ? (
          <p className="field-error" role="alert">
            {error}
          </p>
        ) : (
          <p>Unlock with the fingerprint, face or passkey that you chose.</p>
        )}
      </Frame>
    </form>
  );
}
