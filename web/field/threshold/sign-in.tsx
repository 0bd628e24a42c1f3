/** Signing in with a signal: who, for what and why. Also later, when the session has ended and something waits to be sent. */
import { type FormEvent, useState } from "react";
import type { MeWire } from "../../../src/contract/access.ts";
import { type StandingDraft, StandingFields, standingErrors } from "../../access/standing-fields.tsx";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { TextField } from "../../look/fields.tsx";
import { Refusal } from "../../server/problem.ts";
import type { Person } from "../keep/carried.ts";
import { Problem } from "../notices.tsx";
import { Frame } from "../screen.tsx";
import { ask } from "../sync/ask.ts";

interface SignInProps {
  /** Whose work lies on this device: nobody else's goes with it. */
  readonly only?: Person;
  readonly onIn: (person: Person) => void;
  readonly onBack?: () => void;
}

export function SignIn({ only, onIn, onBack }: SignInProps) {
  const [username, setUsername] = useState(only?.username ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [here, setHere] = useState<StandingDraft>({
    purpose: only?.purpose ?? "law_enforcement",
    reason: only?.reason ?? "",
  });
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const refused = (error: unknown) => {
    if (!(error instanceof Refusal) || error.problem.status !== 401) return setFailure(error);
    if (error.code === "one_time_code") {
      if (code !== null) setErrors(new Map([["/code", "Enter the six digits your authenticator shows now"]]));
      return setCode(code ?? "");
    }
    setErrors(new Map([["/username", error.problem.detail ?? "The username or the password is not right"]]));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = new Map([
      ...fieldErrors([
        ["/username", username.trim() === "" && "Enter your username"],
        ["/password", password === "" && "Enter your password"],
      ]),
      ...standingErrors(here),
    ]);
    setErrors(wrong);
    setFailure(null);
    if (wrong.size > 0 || here.purpose === null) return;
    setBusy(true);
    try {
      const digits = code?.replace(/\s/g, "");
      await ask("POST", "/sign-in", null, {
        username: username.trim(),
        password,
        ...(digits ? { code: digits } : {}),
      });
      const me = await ask<MeWire>("GET", "/me", null);
      onIn({
        username: me.username,
        name: me.name,
        agency: me.agency.code,
        purpose: here.purpose,
        reason: here.reason.trim(),
      });
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <Frame
        title={only ? "Sign in to send" : "Sign in"}
        actions={
          <>
            <Button type="submit" busy={busy}>
              Sign in
            </Button>
            {onBack ? (
              <Button look="plain" onClick={onBack}>
                Not now
              </Button>
            ) : null}
          </>
        }
      >
        {only ? (
          <p>Your session has ended. What you recorded is kept on this device.</p>
        ) : (
          <p>Once, with a signal. After that the app works without one.</p>
        )}
        <ErrorSummary errors={errors} />
        {failure ? <Problem error={failure} /> : null}
        <TextField
          pointer="/username"
          label="Username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={only !== undefined}
          value={username}
          error={errors.get("/username")}
          onChange={(event) => setUsername(event.target.value)}
        />
        <TextField
          pointer="/password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          error={errors.get("/password")}
          onChange={(event) => setPassword(event.target.value)}
        />
        {code === null ? null : (
          <TextField
            pointer="/code"
            label="One-time code"
            hint="Six digits from your authenticator"
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            value={code}
            error={errors.get("/code")}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <StandingFields draft={here} errors={errors} onChange={setHere} />
      </Frame>
    </form>
  );
}
