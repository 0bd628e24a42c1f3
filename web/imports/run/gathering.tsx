/** Before a run is started: its files, how they are read, a look at what would become of them, and the start. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportRunWire, ImportSettingsWire } from "../../../src/contract/imports.ts";
import { gradeGap } from "../../intelligence/grades/grade-draft.ts";
import { Button } from "../../look/button.tsx";
import { errorsOf } from "../../look/field-errors.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { useUploads } from "../begin/uploads.ts";
import { useKept } from "../kept.ts";
import { PreviewView } from "../preview/preview-view.tsx";
import { previewQuery } from "../queries.ts";
import { DocumentFields } from "./document-fields.tsx";
import { type DocumentDraft, documentSettings, OPEN_SOURCE } from "./document-settings.ts";
import { FilesPanel } from "./files-panel.tsx";
import { MappingChoice } from "./mapping-choice.tsx";
import { ReadingChoice } from "./reading-choice.tsx";
import { ShareChoice } from "./share-choice.tsx";
import { Steering } from "./steering.tsx";
import { useRunAct } from "./use-run-act.ts";

interface GatheringProps {
  readonly run: ImportRunWire;
  /** The mapping chosen, which is part of the page's address. */
  readonly mapping: string;
  readonly onMapping: (mapping: string) => void;
}

export function Gathering({ run, mapping, onMapping }: GatheringProps) {
  const [draft, setDraft] = useKept<DocumentDraft>(`documents.${run.id}`, OPEN_SOURCE);
  const [share, setShare] = useState(false);
  const [looked, setLooked] = useState<ImportSettingsWire | null>(null);
  const [told, setTold] = useState(false);
  const start = useRunAct(run.id, "start", "Started");
  const onTheirWay = useUploads(run.id).some((each) => each.state === "sending" || each.state === "waiting");

  const settings: ImportSettingsWire = {
    share,
    ...(run.format === "tables" ? { mapping: mapping || null } : {}),
    settings: run.format === "documents" ? documentSettings(draft, run.files.length) : {},
  };
  const gap = gapOf(run, mapping, onTheirWay, draft);
  const stale = looked !== null && JSON.stringify(looked) !== JSON.stringify(settings);
  const tryTo = (act: () => void) => {
    setTold(gap !== null);
    if (gap === null) act();
  };
  return (
    <div className="stack">
      <FilesPanel run={run} adds />
      <ReadingChoice run={run} />
      {run.format === "tables" ? (
        <MappingChoice
          run={run}
          mapping={mapping}
          error={errorsOf(start.error)?.get("/mapping")}
          onChange={onMapping}
        />
      ) : null}
      {run.format === "documents" && run.files.length > 0 ? (
        <DocumentFields draft={draft} files={run.files.length} onChange={setDraft} />
      ) : null}
      {run.files.length > 0 ? (
        <>
          <ShareChoice share={share} onChange={setShare} />
          <div className="button-row no-print">
            <Button
              look={looked || gap !== null ? "plain" : "action"}
              onClick={() => tryTo(() => setLooked(settings))}
            >
              {looked ? "Look through it again" : "Look through it first"}
            </Button>
          </div>
          {looked ? <Preview run={run} settings={looked} stale={stale} /> : null}
          {start.error ? <ProblemNotice error={start.error} /> : null}
          {told && gap !== null ? (
            <p className="field-error" role="alert">
              {gap}
            </p>
          ) : null}
          <div className="start-bar button-row no-print">
            <Button
              look={looked ? "action" : "plain"}
              busy={start.isPending}
              onClick={() => tryTo(() => start.mutate(settings))}
            >
              {share ? "Start and share" : "Start"}
            </Button>
            {looked ? null : <span className="soft">You have not looked through it yet.</span>}
          </div>
        </>
      ) : null}
      <Steering run={run} />
    </div>
  );
}

/** What is still to be done before the server could read it. */
function gapOf(
  run: ImportRunWire,
  mapping: string,
  onTheirWay: boolean,
  draft: DocumentDraft,
): string | null {
  if (onTheirWay) return "Wait until all files have arrived.";
  if (run.format === "tables" && mapping === "")
    return "Choose a mapping, or make one: it says what each column becomes.";
  if (run.format === "documents" && gradeGap(draft.grade)) return `${gradeGap(draft.grade)}.`;
  return null;
}

function Preview({
  run,
  settings,
  stale,
}: {
  readonly run: ImportRunWire;
  readonly settings: ImportSettingsWire;
  readonly stale: boolean;
}) {
  const answer = useQuery(previewQuery(run, settings));
  return (
    <section aria-label="Preview" aria-busy={answer.isFetching}>
      {answer.isPending ? (
        <>
          <p className="soft">Reading it through. Counting takes up to fifteen seconds.</p>
          <Skeleton lines={6} label="Reading it through" />
        </>
      ) : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <>
          {stale ? (
            <p className="notice" data-tone="late">
              You have changed something since. Look through it again to see what that does.
            </p>
          ) : null}
          <PreviewView preview={answer.data} share={settings.share} />
        </>
      ) : null}
    </section>
  );
}
