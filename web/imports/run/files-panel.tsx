/** The files of a run: those that are here with their digests, those on their way with how far they are, and a way to add. */
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { refusalOf } from "../../server/problem.ts";
import { FileIntake } from "../begin/file-intake.tsx";
import { leaveOut, type Upload, upload, uploadAgain, useUploads } from "../begin/uploads.ts";
import { sizeText } from "../run-words.ts";

type ImportFile = ImportRunWire["files"][number];

const COLUMNS: readonly Column<ImportFile>[] = [
  { id: "name", head: "File", names: true, cell: (row) => row.name, text: (row) => row.name },
  {
    id: "bytes",
    head: "Size",
    numeric: true,
    cell: (row) => <span className="nowrap">{sizeText(row.bytes)}</span>,
    text: (row) => String(row.bytes),
  },
  {
    id: "sha256",
    head: "Digest (SHA-256)",
    cell: (row) => <code className="digest">{row.sha256}</code>,
    text: (row) => row.sha256,
  },
];

export function FilesPanel({ run, adds }: { readonly run: ImportRunWire; readonly adds: boolean }) {
  const uploads = useUploads(run.id).filter((each) => each.state !== "here");
  return (
    <section>
      <h2>{run.files.length > 0 ? plural(run.files.length, "file") : "Files"}</h2>
      <div className="stack">
        {run.files.length > 0 ? (
          <Table
            name="import-files"
            caption="Files of this import"
            columns={COLUMNS}
            rows={run.files}
            rowKey={(row) => row.sha256 + row.name}
            tools={false}
          />
        ) : null}
        {uploads.length > 0 ? (
          <ul className="plain-list panel" aria-label="Files on their way">
            {uploads.map((each) => (
              <OnItsWay key={each.id} upload={each} />
            ))}
          </ul>
        ) : null}
        {adds && run.files.length + uploads.length === 0 ? (
          <FileIntake label="Add files" onFiles={(files) => upload(run.id, files)} />
        ) : null}
        {adds && run.files.length + uploads.length > 0 ? (
          <details>
            <summary className="quiet-summary">Add more files</summary>
            <FileIntake label="More files" onFiles={(files) => upload(run.id, files)} />
          </details>
        ) : null}
      </div>
    </section>
  );
}

function OnItsWay({ upload: { id, file, sent, state, error } }: { readonly upload: Upload }) {
  if (state === "failed") {
    return (
      <li className="stack-tight" role="alert">
        <p>
          <strong>{file.name}</strong> did not arrive. {refusalOf(error).detail}
        </p>
        <div className="button-row">
          <Button look="plain" size="small" onClick={() => uploadAgain(id)}>
            Send it again
          </Button>
          <Button look="quiet" size="small" onClick={() => leaveOut(id)}>
            Leave it out
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li>
      <label htmlFor={`upload-${id}`}>
        {file.name}{" "}
        <span className="soft small">
          {state === "waiting" ? "waits its turn" : `${sizeText(sent)} of ${sizeText(file.size)}`}
        </span>
      </label>
      <div className="row">
        <progress id={`upload-${id}`} className="run-progress" max={Math.max(1, file.size)} value={sent} />
        <Button look="quiet" size="small" onClick={() => leaveOut(id)}>
          Leave out<span className="visually-hidden"> {file.name}</span>
        </Button>
      </div>
    </li>
  );
}
