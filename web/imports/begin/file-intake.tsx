/** Files by choosing, by dropping, by pasting; words by pasting. One control, so that each way is found beside the others. */
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../look/button.tsx";
import { TextAreaField } from "../../look/fields.tsx";
import { pastedName } from "./guess-format.ts";

interface FileIntakeProps {
  readonly label: string;
  readonly hint?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileIntake({ label, hint, onFiles }: FileIntakeProps) {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });

  // A file copied in the file manager is pasted anywhere on the page; words pasted into a field stay in the field.
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside takes keys */}
      <div
        className="file-intake"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <label className="field-label" htmlFor="import-files">
          {label}
        </label>
        {hint ? (
          <p className="field-hint" id="import-files-hint">
            {hint}
          </p>
        ) : null}
        <input
          ref={picker}
          id="import-files"
          type="file"
          multiple
          aria-describedby={hint ? "import-files-hint" : undefined}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            if (files.length > 0) onFiles(files);
            // The same file can then be chosen again, after it was mended.
            event.target.value = "";
          }}
        />
        <p className="soft small">Or drop files here, or paste them.</p>
      </div>
      <PastedWords onFiles={onFiles} />
    </div>
  );
}

function PastedWords({ onFiles }: Pick<FileIntakeProps, "onFiles">) {
  const [text, setText] = useState("");
  const name = text.trim() === "" ? "" : pastedName(text);
  return (
    <details>
      <summary className="quiet-summary">Paste words instead</summary>
      <div className="stack-tight">
        <TextAreaField
          pointer="/pasted"
          label="Words, lines or rows"
          hint="A page of text, rows copied from a spreadsheet with their headers, or lines of the report format"
          rows={6}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          look="plain"
          disabled={name === ""}
          onClick={() => {
            onFiles([new File([text], name, { type: "text/plain" })]);
            setText("");
          }}
        >
          Take it as {name || "a file"}
        </Button>
      </div>
    </details>
  );
}
