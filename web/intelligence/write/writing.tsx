/** The writing page: the report, its items, what they mention and which requirements they answer. It keeps itself. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useMe } from "../../access/me.tsx";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import { errorsOf, type FieldErrors, NO_ERRORS } from "../../look/field-errors.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post, remove } from "../../server/call.ts";
import { AboutFields, MarkingFields } from "./about-fields.tsx";
import { Conflict } from "./conflict.tsx";
import { type Draft, type DraftItem, draftOfReport, emptyItem, wireOf } from "./draft.ts";
import { draftErrors } from "./draft-checks.ts";
import { ItemCard } from "./item-card.tsx";
import { forgetDraft } from "./kept-drafts.ts";
import { RequirementsBeside, type Suggested } from "./requirements-beside.tsx";
import { SaveStatus } from "./save-status.tsx";
import { type Saved, useAutosave } from "./use-autosave.ts";
import "./writing.css";

interface WritingProps {
  readonly start: Draft;
  readonly saved: Saved | null;
  /** Whether the start is words that the server does not have. */
  readonly unsaved: boolean;
  /** A report that was submitted once is its unit's too and is not thrown away by its author. */
  readonly mayDiscard: boolean;
  readonly notice?: React.ReactNode;
  readonly onFirst: (saved: Saved) => void;
}

export function Writing({ start, saved: from, unsaved, mayDiscard, notice, onFirst }: WritingProps) {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const [suggested, setSuggested] = useState<ReadonlyMap<string, readonly Suggested[]>>(new Map());
  const { state, saved, save, settle } = useAutosave(draft, from, onFirst, unsaved);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const changeItem = useCallback((id: string, apply: (item: DraftItem) => DraftItem) => {
    setDraft((before) => {
      const items = before.items.map((item) => (item.id === id ? apply(item) : item));
      // The very same draft when nothing is new: opening a report must not save it, and so conflict with another window.
      return items.every((item, index) => item === before.items[index]) ? before : { ...before, items };
    });
  }, []);
  const removeItem = (item: DraftItem, index: number) => {
    setDraft((before) => ({ ...before, items: before.items.filter((each) => each.id !== item.id) }));
    toast({
      text: `Item ${index + 1} removed`,
      undo: () => setDraft((before) => ({ ...before, items: before.items.toSpliced(index, 0, item) })),
    });
  };

  const leave = (id: string | undefined) => {
    forgetDraft(id ?? "new");
    forgetDraft("new");
    void queries.invalidateQueries();
  };
  const submit = useMutation({
    mutationFn: async () => {
      const kept = await save();
      if (kept) await post(`/reports/${kept.id}/submit`);
      return kept;
    },
    onSuccess: (kept) => {
      if (!kept) return;
      leave(kept.id);
      toast({ text: `${kept.reference} is with your intelligence unit` });
      void navigate({ to: "/" });
    },
    onError: (error) => setErrors(errorsOf(error) ?? NO_ERRORS),
  });
  const discard = useMutation({
    mutationFn: async () => {
      if (saved) await remove(`/reports/${saved.id}`);
    },
    onSuccess: () => {
      leave(saved?.id);
      toast({
        text: "Draft discarded",
        undo: () => {
          void post<Saved>("/reports", wireOf(draft, undefined)).then(({ id }) =>
            navigate({ to: "/reports/$id/edit", params: { id } }),
          );
        },
      });
      void navigate({ to: "/" });
    },
  });

  const trySubmit = () => {
    const wrong = draftErrors(draft);
    setErrors(wrong);
    if (wrong.size === 0) submit.mutate();
  };
  const answers = [...new Map([...suggested.values()].flat().map((each) => [each.id, each])).values()];

  return (
    <Page
      title={draft.title.trim() || "Write a report"}
      above={saved ? <span className="mono small">{saved.reference}</span> : null}
    >
      <div className="stack">
        {notice}
        <ErrorSummary errors={errors} />
        {submit.error && !errorsOf(submit.error) ? <ProblemNotice error={submit.error} /> : null}
        {discard.error ? <ProblemNotice error={discard.error} /> : null}
        {state.kind === "conflict" ? (
          <Conflict
            mine={draft}
            theirs={state.theirs}
            onMine={() => {
              settle(state.theirs);
              setDraft((before) => ({ ...before }));
            }}
            onTheirs={() => {
              settle(state.theirs);
              setDraft(draftOfReport(state.theirs));
            }}
          />
        ) : null}
        <div className="columns" data-side="right">
          <AboutFields draft={draft} errors={errors} onChange={change} />
          <div className="stack">
            <RequirementsBeside
              suggested={answers}
              linked={draft.requirements}
              onChange={(requirements) => change({ requirements })}
            />
            <MarkingFields draft={draft} errors={errors} onChange={change} />
          </div>
        </div>
        {draft.items.map((item, index) => (
          <ItemCard
            key={item.id}
            item={item}
            index={index}
            originator={me.agency.code}
            errors={errors}
            onChange={(apply) => changeItem(item.id, apply)}
            onRequirements={(found) => setSuggested((before) => new Map(before).set(item.id, found))}
            onRemove={draft.items.length > 1 ? () => removeItem(item, index) : null}
          />
        ))}
        <Button look="plain" onClick={() => change({ items: [...draft.items, emptyItem()] })}>
          Add an item
        </Button>
      </div>
      <div className="writing-foot">
        <SaveStatus state={state} onSave={() => void save()} />
        <div className="button-row">
          {mayDiscard ? (
            <Button look="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
              Discard draft
            </Button>
          ) : null}
          <Button busy={submit.isPending} onClick={trySubmit}>
            Submit for evaluation
          </Button>
        </div>
      </div>
    </Page>
  );
}
