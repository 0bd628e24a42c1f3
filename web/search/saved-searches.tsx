import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { SavedSearchWire } from "../../src/contract/search.ts";
import { Button } from "../look/button.tsx";
import { TextField } from "../look/fields.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { toast } from "../look/toasts.ts";
import { post, remove } from "../server/call.ts";
import { savedSearchesQuery } from "./queries.ts";

export function SavedSearches() {
  const queries = useQueryClient();
  const saved = useQuery(savedSearchesQuery);
  const again = () => void queries.invalidateQueries({ queryKey: ["searches"] });
  const forget = useMutation({
    mutationFn: (search: SavedSearchWire) => remove(`/searches/${search.id}`),
    onSuccess: (_, search) => {
      again();
      toast({
        text: `“${search.name}” is removed`,
        undo: () => void post("/searches", { name: search.name, query: search.query }).then(again),
      });
    },
  });
  return (
    <section aria-label="Saved searches">
      <h3 className="facet-name">Saved searches</h3>
      {forget.error ? <ProblemNotice error={forget.error} /> : null}
      {saved.data && saved.data.length > 0 ? (
        <ul className="plain-list">
          {saved.data.map((search) => (
            <li key={search.id} className="row spread">
              <Link to="/search" search={{ q: search.query }} title={search.query}>
                {search.name}
              </Link>
              <Button look="quiet" size="small" onClick={() => forget.mutate(search)}>
                Remove<span className="visually-hidden"> {search.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft small">A search that you save is listed here, for you alone.</p>
      )}
    </section>
  );
}

export function SaveSearch({ q }: { readonly q: string }) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const save = useMutation({
    mutationFn: () => post("/searches", { name: name.trim(), query: q }),
    onSuccess: () => {
      setOpen(false);
      setName("");
      toast({ text: "The search is saved" });
      void queries.invalidateQueries({ queryKey: ["searches"] });
    },
  });
  if (!open) {
    return (
      <Button look="plain" onClick={() => setOpen(true)}>
        Save this search
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError("Give it a name");
    setError(undefined);
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="stack-tight" noValidate>
      {save.error ? <ProblemNotice error={save.error} /> : null}
      <TextField
        pointer="/name"
        label="Name of this search"
        value={name}
        maxLength={120}
        error={error}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <div className="button-row">
        <Button type="submit" busy={save.isPending}>
          Save
        </Button>
        <Button look="plain" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
