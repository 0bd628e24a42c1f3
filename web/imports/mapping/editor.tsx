/** The mapping editor: left the tables as they were read, right what becomes of them, below what the server makes of it. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ImportGuessWire, ImportMappingWire, ImportRunWire } from "../../../src/contract/imports.ts";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { Button } from "../../look/button.tsx";
import { SelectField, TextField } from "../../look/fields.tsx";
import { plural } from "../../look/instants.ts";
import { useShortcut } from "../../look/shortcuts.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { queries } from "../../shell/query-client.ts";
import { PreviewView } from "../preview/preview-view.tsx";
import { mappingsQuery, previewQuery, runQuery } from "../queries.ts";
import { Defaults } from "./defaults.tsx";
import { EditingProvider, makeEditing } from "./editing.tsx";
import { JsonView } from "./json-view.tsx";
import { LiveRows } from "./live-rows.tsx";
import { MappingProblem } from "./mapping-problem.tsx";
import { type Reading, readingOf, readSo } from "./reading-kept.ts";
import { ReportPanel } from "./report-panel.tsx";
import { TablesPanel } from "./tables-panel.tsx";
import { forgetEdit, useEdit } from "./use-edit.ts";
import { ViewTabs } from "./view-tabs.tsx";
import "./mapping.css";
import "../imports.css";
import "../../intelligence/report/report.css";

interface EditorProps {
  /** Under which unsaved changes are kept. */
  readonly name: string;
  readonly start: MappingWire;
  /** The version that is looked at; null for one that is not saved yet. */
  readonly saved: ImportMappingWire | null;
  readonly run: string | undefined;
  readonly guess: ImportGuessWire | null;
  readonly view: string | undefined;
  /** Told how the tables are to be read, so that they are read so here too. */
  readonly onReading: (reading: Reading) => void;
  readonly onSaved: (id: string) => void;
}

export function Editor({ name, start, saved, run, guess, view, onReading, onSaved }: EditorProps) {
  const edit = useEdit(name, start);
  const [report, setReport] = useState(0);
  const [row, setRow] = useState(0);
  const known = useQuery(mappingsQuery);
  const at = Math.min(report, edit.mapping.reports.length - 1);
  const editing = makeEditing(edit, guess?.tables ?? [], guess?.guesses ?? [], at, row);
  const title = edit.mapping.name.trim();
  const next = (known.data?.find((each) => each.name === title)?.version ?? 0) + 1;

  const save = useMutation({
    mutationFn: () => {
      const body = { ...edit.mapping, name: title, version: next };
      return post<{ id: string }>("/mappings", { name: title, body });
    },
    onSuccess: ({ id }) => {
      forgetEdit(name);
      void queries.invalidateQueries({ queryKey: ["mappings"] });
      toast({ text: `Saved as version ${next} of ${title}` });
      onSaved(id);
    },
  });
  const reading = JSON.stringify(readingOf(edit.mapping));
  useEffect(() => onReading(JSON.parse(reading) as Reading), [reading, onReading]);
  const unsaved = edit.changed || saved === null;
  const waiting = editing.guesses.filter((each) => {
    const table = Object.entries(editing.tables).find(([, read]) => read.name === each.table)?.[0];
    return table !== undefined && !edit.seen.has(`${table} ${each.column}`);
  }).length;
  useShortcut("a", "Keep the next guess", "On this page", () => {
    const keep = document.querySelector<HTMLElement>("[data-guess]");
    keep?.closest("li")?.nextElementSibling?.scrollIntoView({ block: "nearest" });
    keep?.click();
  });
  useShortcut("u", "Undo", "On this page", edit.undo);
  return (
    <EditingProvider value={editing}>
      <div className="stack">
        {edit.kept && edit.changed ? (
          <p className="notice" data-tone="action">
            You changed this before and did not save it; here it is again.{" "}
            <Button look="quiet" size="small" onClick={edit.discard}>
              Begin anew instead
            </Button>
          </p>
        ) : null}
        <div className="mapping-head">
          <TextField
            pointer="/mapping-name"
            label="Name"
            hint="As your unit will know these tables by"
            maxLength={100}
            value={edit.mapping.name}
            onChange={(event) => edit.change({ ...edit.mapping, name: event.target.value }, "name")}
          />
          <div className="button-row no-print">
            <Button look="plain" disabled={!edit.canUndo} onClick={edit.undo}>
              Undo
            </Button>
            {waiting > 0 ? (
              <span className="soft small">
                {plural(waiting, "guess", "guesses")} to look at: <kbd>a</kbd> keeps the next
              </span>
            ) : null}
          </div>
        </div>
        <ViewTabs view={view} />
        {view === "json" ? (
          <div className="json-view">
            <JsonView />
          </div>
        ) : (
          <div className="mapping-sides">
            <div className="mapping-side">
              <h2>The tables as read</h2>
              {guess && saved === null && reading !== "{}" ? (
                <p className="notice">
                  The tables are read otherwise now.{" "}
                  <Button
                    look="quiet"
                    size="small"
                    onClick={() =>
                      edit.change(readSo(guess.mapping as MappingWire, JSON.parse(reading) as Reading))
                    }
                  >
                    Guess again from their columns
                  </Button>
                </p>
              ) : null}
              {guess ? (
                <TablesPanel />
              ) : (
                <p className="notice">
                  Open this mapping from an import of tables to see their columns and values beside it.
                </p>
              )}
            </div>
            <div className="mapping-side stack">
              <h2>What they become</h2>
              {edit.mapping.reports.length > 1 ? (
                <SelectField
                  pointer="/which-report"
                  label={`${plural(edit.mapping.reports.length, "kind")} of report are made`}
                  value={String(at)}
                  onChange={(event) => {
                    setReport(Number(event.target.value));
                    setRow(0);
                  }}
                >
                  {edit.mapping.reports.map((each, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: reports have no identity but their place
                    <option key={index} value={index}>
                      {index + 1}: of each row of {each.of}
                    </option>
                  ))}
                </SelectField>
              ) : null}
              <LiveRows onRow={setRow} />
              <ReportPanel key={at} />
              <Defaults />
            </div>
          </div>
        )}
        <section className="panel stack save-panel" id="looked">
          <h2>{unsaved ? "Save it" : "Look through it"}</h2>
          <p className="soft">
            {unsaved
              ? `It is saved as version ${next} of “${title}”${next > 1 ? "; earlier versions stay as they are" : ""}. ${run ? "The whole of the files can be looked through once it is saved: nothing is written by that." : ""}`
              : "This version is saved and has not been changed since."}
          </p>
          {save.error ? <MappingProblem error={save.error} /> : null}
          {unsaved ? (
            <div className="button-row">
              <Button busy={save.isPending} disabled={title === ""} onClick={() => save.mutate()}>
                {run ? `Save as version ${next} and look through it` : `Save as version ${next}`}
              </Button>
            </div>
          ) : null}
          {!unsaved && run && saved ? <LookThrough run={run} mapping={saved.id} /> : null}
        </section>
      </div>
    </EditingProvider>
  );
}

/** What the server makes of all of it with the version that is saved. */
function LookThrough({ run: id, mapping }: { readonly run: string; readonly mapping: string }) {
  const run = useQuery(runQuery(id));
  if (run.isPending) return <Skeleton lines={3} />;
  if (run.error) return <ProblemNotice error={run.error} />;
  if (run.data.state !== "gathering")
    return <p>This import is started already; it keeps the mapping it has.</p>;
  return <Looked run={run.data} mapping={mapping} />;
}

function Looked({ run, mapping }: { readonly run: ImportRunWire; readonly mapping: string }) {
  const answer = useQuery(previewQuery(run, { share: false, mapping, settings: {} }));
  if (answer.isPending) return <Skeleton lines={6} label="Reading it through" />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  return <PreviewView preview={answer.data} share={false} />;
}
