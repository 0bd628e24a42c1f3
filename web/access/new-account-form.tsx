import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { NewAccountWire } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary } from "../look/error-summary.tsx";
import { errorsOf, type FieldErrors, fieldErrors, NO_ERRORS } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { toast } from "../look/toasts.ts";
import { post } from "../server/call.ts";
import { AccountFields } from "./account-fields.tsx";
import "./accounts.css";

const START: NewAccountWire = { username: "", name: "", password: "", roles: [], teams: [] };

export function NewAccountForm({ onDone }: { readonly onDone: () => void }) {
  const [draft, setDraft] = useState(START);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const change = (part: Partial<NewAccountWire>) => setDraft((before) => ({ ...before, ...part }));
  const add = useMutation({
    mutationFn: () =>
      post("/accounts", { ...draft, username: draft.username.trim().toLowerCase(), name: draft.name.trim() }),
    onSuccess: () => {
      toast({ text: `${draft.name.trim()} has an account` });
      onDone();
    },
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = fieldErrors([
      ["/name", draft.name.trim() === "" && "Enter the person’s name"],
      ["/username", draft.username.trim().length < 3 && "Enter a username of at least three letters"],
      ["/password", draft.password.length < 12 && "Enter a first password of at least 12 characters"],
      ["/roles", draft.roles.length === 0 && "Choose at least one role"],
    ]);
    setErrors(wrong);
    if (wrong.size === 0) add.mutate();
  };
  return (
    <form onSubmit={submit} className="panel stack" noValidate>
      <h2>Add an account</h2>
      <ErrorSummary errors={errors} />
      {add.error && !errorsOf(add.error) ? <ProblemNotice error={add.error} /> : null}
      <div className="account-names">
        <TextField
          pointer="/name"
          label="Name"
          value={draft.name}
          error={errors.get("/name")}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          pointer="/username"
          label="Username"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.username}
          error={errors.get("/username")}
          onChange={(event) => change({ username: event.target.value })}
        />
        <TextField
          pointer="/password"
          label="First password"
          hint="At least 12 characters. Tell it to them in person"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          error={errors.get("/password")}
          onChange={(event) => change({ password: event.target.value })}
        />
      </div>
      <AccountFields
        roles={draft.roles}
        teams={draft.teams}
        errors={errors}
        onRoles={(roles) => change({ roles: [...roles] })}
        onTeams={(teams) => change({ teams: [...teams] })}
      />
      <div className="button-row">
        <Button type="submit" busy={add.isPending}>
          Add the account
        </Button>
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
