/** One-time codes of one's own: set up with an authenticator, confirmed with a first code, turned off. */
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { OfferedCodeWire, OneTimeCodeWire } from "../../src/contract/access.ts";
import { Button } from "../look/button.tsx";
import { errorsOf } from "../look/field-errors.ts";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice, Skeleton } from "../look/states.tsx";
import { toast } from "../look/toasts.ts";
import { get, post, put, remove } from "../server/call.ts";

const oneTimeCodeQuery = queryOptions({
  queryKey: ["one-time-code"],
  queryFn: ({ signal }) => get<OneTimeCodeWire>("/one-time-code", { signal }),
});

export function OneTimeCodePanel() {
  const answer = useQuery(oneTimeCodeQuery);
  const queries = useQueryClient();
  const [offer, setOffer] = useState<OfferedCodeWire | null>(null);
  const changed = (text: string) => {
    setOffer(null);
    toast({ text });
    void queries.invalidateQueries({ queryKey: oneTimeCodeQuery.queryKey });
  };
  const begin = useMutation({
    mutationFn: () => post<OfferedCodeWire>("/one-time-code"),
    onSuccess: setOffer,
  });
  const end = useMutation({
    mutationFn: () => remove("/one-time-code"),
    onSuccess: () => changed("One-time codes are off"),
  });
  return (
    <section className="panel stack-tight">
      <h2>One-time codes</h2>
      {answer.isPending ? <Skeleton lines={1} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data?.on ? (
        <>
          <p>Signing in asks for a code from your authenticator as well as your password.</p>
          <div>
            <Button look="plain" onClick={() => end.mutate()} busy={end.isPending}>
              Turn codes off
            </Button>
          </div>
          {end.error ? <ProblemNotice error={end.error} /> : null}
        </>
      ) : null}
      {answer.data && !answer.data.on && offer === null ? (
        <>
          <p>
            A code from an authenticator on your phone, besides your password, keeps out whoever learns it.
          </p>
          <div>
            <Button look="plain" onClick={() => begin.mutate()} busy={begin.isPending}>
              Set up codes
            </Button>
          </div>
          {begin.error ? <ProblemNotice error={begin.error} /> : null}
        </>
      ) : null}
      {offer ? <Confirm offer={offer} done={() => changed("One-time codes are on")} /> : null}
    </section>
  );
}

function Confirm({ offer, done }: { readonly offer: OfferedCodeWire; readonly done: () => void }) {
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => put("/one-time-code", { offer: offer.offer, code: code.trim() }),
    onSuccess: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form className="stack-tight" onSubmit={submit}>
      <p>
        Add this key to your authenticator, or <a href={offer.uri}>open it there</a>. It is shown this once.
      </p>
      <p className="mono">{offer.secret.match(/.{1,4}/g)?.join(" ")}</p>
      <TextField
        pointer="/code"
        label="The code it shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        minLength={6}
        maxLength={10}
        error={errorsOf(confirm.error)?.get("/code")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {confirm.error && !errorsOf(confirm.error) ? <ProblemNotice error={confirm.error} /> : null}
      <div>
        <Button type="submit" busy={confirm.isPending}>
          Turn codes on
        </Button>
      </div>
    </form>
  );
}
