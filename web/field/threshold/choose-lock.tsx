/** How this device is unlocked from now on: a PIN, or a passkey where device and browser have what it takes. */
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { TextField } from "../../look/fields.tsx";
import { newPasskey, passkeysOffered } from "../keep/passkey.ts";
import { type Lock, newPinLock, PIN_DIGITS, pinFault, type Secret } from "../keep/secret.ts";
import { TRIES } from "../keep/vault.ts";
import { Notice, Problem } from "../notices.tsx";
import { Frame } from "../screen.tsx";

interface ChooseLockProps {
  readonly username: string;
  readonly onLock: (lock: Lock, secret: Secret) => Promise<void>;
}

export function ChooseLock({ username, onLock }: ChooseLockProps) {
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [passkeys, setPasskeys] = useState<"offered" | "none" | "failed">("none");

  useEffect(() => {
    void passkeysOffered().then((offered) => setPasskeys(offered ? "offered" : "none"));
  }, []);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const byPin = (event: FormEvent) => {
    event.preventDefault();
    const fault = pinFault(pin);
    const wrong = fieldErrors([
      ["/pin", fault],
      ["/again", !fault && again !== pin && "Enter the same digits twice"],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) void attempt(() => onLock(newPinLock(), pin));
  };
  const byPasskey = () =>
    attempt(async () => {
      const made = await newPasskey(username).catch(() => null);
      if (made) await onLock(made.lock, made.secret);
      else setPasskeys("failed");
    });

  return (
    <form onSubmit={byPin} noValidate>
      <Frame
        title="Lock this device"
        actions={
          <Button type="submit" busy={busy}>
            Set the PIN
          </Button>
        }
      >
        <p>
          What you record is kept encrypted on this device, and nobody can read it without your PIN. It locks
          when it has been out of sight for five minutes.
        </p>
        <ErrorSummary errors={errors} />
        {failure ? <Problem error={failure} /> : null}
        <TextField
          pointer="/pin"
          label="PIN"
          hint={`At least ${PIN_DIGITS} digits. Not one you use elsewhere.`}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          width="short"
          value={pin}
          error={errors.get("/pin")}
          onChange={(event) => setPin(event.target.value)}
        />
        <TextField
          pointer="/again"
          label="The same PIN again"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          width="short"
          value={again}
          error={errors.get("/again")}
          onChange={(event) => setAgain(event.target.value)}
        />
        <p>
          After {TRIES} wrong tries everything on this device is wiped, also what was not sent. A forgotten
          PIN cannot be recovered.
        </p>
        {passkeys === "offered" ? (
          <div className="stack-tight">
            <p>Or unlock with the fingerprint, face or passkey of this device.</p>
            <Button look="plain" busy={busy} onClick={() => void byPasskey()}>
              Use a passkey instead
            </Button>
          </div>
        ) : null}
        {passkeys === "failed" ? (
          <Notice>
            <p>This device has no passkey that can encrypt. Set a PIN.</p>
          </Notice>
        ) : null}
      </Frame>
    </form>
  );
}
