/** Erases a report, and with it what the log says about it. What of the log would go is shown before. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ErasureScopeWire, ReportDetailWire } from "../../../../src/contract/reports.ts";
import { type FieldErrors, fieldErrors, NO_ERRORS } from "../../../look/field-errors.ts";
import { Checkboxes, TextAreaField } from "../../../look/fields.tsx";
import { instantText, plural } from "../../../look/instants.ts";
import { ProblemNotice, Skeleton, Warning } from "../../../look/states.tsx";
import { get, post } from "../../../server/call.ts";
import { ActionPanel } from "./action-panel.tsx";
import { useReportAct } from "./use-report-act.ts";

export function ErasePanel({ report }: { readonly report: ReportDetailWire }) {
  const navigate = useNavigate();
  const [authority, setAuthority] = useState("");
  const [entries, setEntries] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<FieldErrors>(NO_ERRORS);
  const scope = useQuery({
    queryKey: ["erasure", report.id],
    queryFn: ({ signal }) => get<ErasureScopeWire>(`/reports/${report.id}/erasure`, { signal }),
  });
  const run = useReportAct({
    run: () => post(`/reports/${report.id}/erase`, { authority: authority.trim(), entries }),
    said: "Erased",
    after: () => void navigate({ to: "/" }),
  });
  return (
    <ActionPanel
      title="Erase this report"
      lead="Its words, mentions and index entries are removed for good. An opaque number, the time, the authority and your name remain."
      errors={errors}
      failure={run.error}
      busy={run.isPending}
      submit="Erase for good"
      harm
      onSubmit={() => {
        const wrong = fieldErrors([
          [
            "/authority",
            authority.trim().length < 5 && "Name the decision or the rule that orders the erasure",
          ],
        ]);
        setErrors(wrong);
        if (wrong.size === 0) run.mutate();
      }}
    >
      <Warning>This cannot be undone. Disclosure and retention holds are checked first.</Warning>
      <TextAreaField
        pointer="/authority"
        label="Authority for the erasure"
        value={authority}
        maxLength={2000}
        error={errors.get("/authority")}
        onChange={(event) => setAuthority(event.target.value)}
      />
      {scope.isLoading ? <Skeleton lines={3} /> : null}
      {scope.error ? <ProblemNotice error={scope.error} again={() => void scope.refetch()} /> : null}
      {scope.data ? <FromTheLog scope={scope.data} chosen={entries} onChange={setEntries} /> : null}
    </ActionPanel>
  );
}

/** What the log says about the report: what goes with it, what may, and what stays. */
function FromTheLog({
  scope,
  chosen,
  onChange,
}: {
  readonly scope: ErasureScopeWire;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { alone, beside, elsewhere, choices } = scope;
  return (
    <section className="stack-tight" aria-label="What the log says about it">
      <h3>What the log says about it</h3>
      <p className="measure">
        The reasons and words of {plural(alone, "entry", "entries")} about this report alone go with it. That
        each act was done, by whom and when, stays and can be proved.
      </p>
      {beside > 0 ? (
        <p className="measure">
          {plural(beside, "entry", "entries")} of your agency also {beside === 1 ? "names" : "name"} other
          reports, and {beside === 1 ? "keeps" : "keep"} what {beside === 1 ? "it says" : "they say"} unless
          chosen below{choices.length < beside ? choicesShown(choices.length) : ""}.
        </p>
      ) : null}
      {elsewhere > 0 ? (
        <p className="measure">
          {plural(elsewhere, "entry", "entries")} of other agencies that also name other reports stay: their
          own data protection officers decide.
        </p>
      ) : null}
      {choices.length > 0 ? (
        <details>
          <summary>Choose entries whose reasons and words go too ({chosen.length} chosen)</summary>
          <Checkboxes
            pointer="/entries"
            label="Entries that also name other reports"
            values={chosen}
            onChange={onChange}
            choices={choices.map((each) => ({
              value: each.id,
              label: each.words ? `“${each.words}”` : (each.what ?? each.act),
              hint: [each.what, each.actor, instantText(each.at), each.reason].filter(Boolean).join(" · "),
            }))}
          />
        </details>
      ) : null}
    </section>
  );
}

function choicesShown(shown: number): string {
  return shown === 0 ? " by your data protection officer" : `, where the newest ${shown} are`;
}
