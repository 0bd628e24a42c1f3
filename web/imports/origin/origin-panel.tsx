/** Where a report came from: the import and the place in it, the rows it was made of, what it said before, its files. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OriginWire } from "../../../src/contract/imports.ts";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { plural } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { originQuery } from "../queries.ts";
import { sizeText } from "../run-words.ts";
import { takeFile } from "../transfer.ts";
import { ocrWords } from "./ocr-words.ts";
import { SourceRows } from "./source-rows.tsx";
import { changesBetween, sayingOfBody, sayingOfReport } from "./version-changes.ts";

/** Nothing at all for a report that was written here. */
export function OriginPanel({ report }: { readonly report: ReportDetailWire }) {
  const answer = useQuery(originQuery(report.id));
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const { run, rows, versions, attachments } = answer.data;
  if (!run && versions.length === 0 && attachments.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="origin-title">
      <h2 id="origin-title">Where this came from</h2>
      {run ? <FromRun run={run} /> : null}
      {attachments.length > 0 ? (
        <ul className="plain-list">
          {attachments.map((each) => (
            <AttachedFile key={each.id} file={each} />
          ))}
        </ul>
      ) : null}
      {rows.length > 0 ? (
        <details open={rows.length === 1}>
          <summary className="quiet-summary">{plural(rows.length, "source row")}</summary>
          <SourceRows rows={rows} />
        </details>
      ) : null}
      {versions.length > 0 ? <Versions report={report} versions={versions} /> : null}
    </section>
  );
}

function FromRun({ run }: { readonly run: NonNullable<OriginWire["run"]> }) {
  return (
    <p>
      <Link to="/imports/$id" params={{ id: run.id }}>
        Imported
      </Link>{" "}
      from {run.place}, <InstantText at={run.at} />, by {run.by}
      {run.version > 1 ? `. This is version ${run.version}` : ""}.
    </p>
  );
}

function AttachedFile({ file }: { readonly file: OriginWire["attachments"][number] }) {
  const take = useMutation({ mutationFn: () => takeFile(`/attachments/${file.id}`, file.name) });
  const ocr = ocrWords(file.confidence);
  return (
    <li className="stack-tight">
      <div>
        <strong>{file.name}</strong>{" "}
        <span className="soft small">
          {file.mediaType}, {sizeText(file.bytes)}
          {file.pages === null ? "" : `, ${plural(file.pages, "page")}`}
        </span>
      </div>
      {ocr ? <div className="small">Its text was {ocr}.</div> : null}
      {file.notes.map((note) => (
        <div key={note} className="small">
          {note}
        </div>
      ))}
      <div className="soft small">
        SHA-256 <code className="digest">{file.sha256}</code>
      </div>
      {take.error ? <ProblemNotice error={take.error} /> : null}
      <Button look="plain" size="small" busy={take.isPending} onClick={() => take.mutate()}>
        Download<span className="visually-hidden"> {file.name}</span>
      </Button>
    </li>
  );
}

/** Newest first, each with what the one after it says otherwise. */
function Versions({
  report,
  versions,
}: {
  readonly report: ReportDetailWire;
  readonly versions: OriginWire["versions"];
}) {
  return (
    <div>
      <h3>Earlier versions</h3>
      <ol className="plain-list">
        {versions.map((each, index) => {
          const next = versions[index - 1];
          const after = next ? sayingOfBody(next.body) : sayingOfReport(report);
          const changes = changesBetween(sayingOfBody(each.body), after);
          return (
            <li key={each.version}>
              <details>
                <summary className="quiet-summary">
                  Version {each.version}, replaced <InstantText at={each.replacedAt} />
                </summary>
                {changes.length === 0 ? (
                  <p className="soft small">
                    Its words and grades were the same: whom and what it mentions, or with whom it is shared,
                    was changed.
                  </p>
                ) : (
                  <ul className="small">
                    {changes.map((change) => (
                      <li key={change.what + change.before + change.after}>
                        <strong>{change.what}</strong>
                        {change.before ? (
                          <div>
                            <span className="visually-hidden">before: </span>
                            <del>{change.before}</del>
                          </div>
                        ) : null}
                        {change.after ? (
                          <div>
                            <span className="visually-hidden">now: </span>
                            <ins>{change.after}</ins>
                          </div>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                )}
              </details>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
