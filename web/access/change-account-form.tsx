import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { AccountWire, ChangeAccountWire } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary } from "../look/error-summary.tsx";
import { errorsOf, type FieldErrors, fieldErrors, NO_ERRORS } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { toast } from "../look/toasts.ts";
import { patch } from "../server/call.ts";
import { AccountFields } from "./account-fields.tsx";
import "./accounts.css";

/** Roles and teams take effect at once; an account that is switched off is signed out everywhere. */
export function ChangeAccountForm({
  account,
  onDone,
}: {
  readonly account: AccountWire;
  readonly onDone: () => void;
}) {
  const queries = useQueryClient();
  const [name, setName] = useState(account.name);
  const [roles, setRoles] = useState<readonly string[]>(account.roles);
  const [teams, setTeams] = useState<readonly string[]>(account.teams);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const send = (change: ChangeAccountWire) => patch(`/accounts/${account.id}`, change);
  const change = useMutation({
    mutationFn: send,
    onSuccess: (_, sent) => {
      const back: ChangeAccountWire = {
        name: account.name,
        active: account.active,
        roles: account.roles,
        teams: account.teams,
      };
      toast({
        text:
          sent.active === undefined
            ? `${name.trim()} is changed`
            : sent.active
              ? `${name} can sign in again`
              : `${name} can no longer sign in`,
        undo: () => void send(back).then(() => queries.invalidateQueries({ queryKey: ["accounts"] })),
      });
      onDone();
    },
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = fieldErrors([["/name", name.trim() === "" && "Enter the person’s name"]]);
    setErrors(wrong);
    if (wrong.size === 0) change.mutate({ name: name.trim(), roles: [...roles], teams: [...teams] });
  };
  return (
    <form onSubmit={submit} className="panel stack" noValidate>
      <h2>{account.name}</h2>
      <ErrorSummary errors={errors} />
      {change.error && !errorsOf(change.error) ? <ProblemNotice error={change.error} /> : null}
      <div className="account-names">
        <TextField
          pointer="/name"
          label="Name"
          value={name}
          error={errors.get("/name")}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <AccountFields roles={roles} teams={teams} errors={errors} onRoles={setRoles} onTeams={setTeams} />
      <div className="button-row">
        <Button type="submit" busy={change.isPending}>
          Keep the changes
        </Button>
        <Button
          look="plain"
          busy={change.isPending}
          onClick={() => change.mutate({ active: !account.active })}
        >
          {account.active ? "Stop this account" : "Let this account sign in again"}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
