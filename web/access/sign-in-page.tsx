import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { SignInWire } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary } from "../look/error-summary.tsx";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { post } from "../server/call.ts";
import { Refusal } from "../server/problem.ts";
import { setStanding, standing } from "../server/standing.ts";
import { safeNext } from "../shell/address-state.ts";
import { Frontispiece } from "./frontispiece.tsx";
import { type StandingDraft, StandingFields, standingErrors } from "./standing-fields.tsx";

const route = getRouteApi("/sign-in");

/** Who, and why: both are needed before anything can be read. */
export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [here, setHere] = useState<StandingDraft>(
    () => standing() ?? { purpose: "law_enforcement", reason: "" },
  );
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const refused = (error: unknown) => {
    if (!(error instanceof Refusal)) return setFailure(error);
    if (error.code === "one_time_code") {
      if (code !== null) setErrors(new Map([["/code", "Enter the six digits your authenticator shows now"]]));
      return setCode(code ?? "");
    }
    if (error.problem.status === 401) {
      return setErrors(
        new Map([["/username", error.problem.detail ?? "The username or the password is not right"]]),
      );
    }
    setFailure(error);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = new Map([
      ...fieldErrors([
        ["/username", username.trim() === "" && "Enter your username"],
        ["/password", password === "" && "Enter your password"],
        [
          "/code",
          code !== null &&
            !/^\d{6}$/.test(code.replace(/\s/g, "")) &&
            "Enter the six digits your authenticator shows",
        ],
      ]),
      ...standingErrors(here),
    ]);
    setErrors(wrong);
    setFailure(null);
    if (wrong.size > 0 || here.purpose === null) return;
    setBusy(true);
    try {
      const body: SignInWire = { username: username.trim(), password };
      await post("/sign-in", code ? { ...body, code: code.replace(/\s/g, "") } : body);
      setStanding({ purpose: here.purpose, reason: here.reason.trim() });
      queries.clear();
      router.history.push(safeNext(next));
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Frontispiece title="Sign in">
      <form onSubmit={submit} className="stack" noValidate>
        {next ? (
          <p className="soft">Then you go on where you were. What you wrote there is kept on this device.</p>
        ) : null}
        <ErrorSummary errors={errors} />
        {failure ? <ProblemNotice error={failure} /> : null}
        <TextField
          pointer="/username"
          label="Username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
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
            autoFocus
            value={code}
            error={errors.get("/code")}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
        <hr />
        <StandingFields draft={here} errors={errors} onChange={setHere} />
        <Button type="submit" busy={busy}>
          Sign in
        </Button>
      </form>
    </Frontispiece>
  );
}
