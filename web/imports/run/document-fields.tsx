import { useMe } from "../../access/me.tsx";
import { gradeGap } from "../../intelligence/grades/grade-draft.ts";
import { GradePicker } from "../../intelligence/grades/grade-picker.tsx";
import { readDate } from "../../look/edtf.ts";
import { TextAreaField, TextField } from "../../look/fields.tsx";
import type { DocumentDraft } from "./document-settings.ts";

interface DocumentFieldsProps {
  readonly draft: DocumentDraft;
  readonly files: number;
  readonly onChange: (draft: DocumentDraft) => void;
}

/** What the documents do not say of themselves, and how they are graded. */
export function DocumentFields({ draft, files, onChange }: DocumentFieldsProps) {
  const me = useMe();
  const set = (part: Partial<DocumentDraft>) => onChange({ ...draft, ...part });
  const understood = draft.published.trim() === "" ? null : readDate(draft.published);
  return (
    <section className="panel stack">
      <h2>About {files === 1 ? "this document" : "these documents"}</h2>
      {files === 1 ? (
        <TextField
          pointer="/title"
          label="Title"
          hint="Left empty, the document’s own is taken"
          maxLength={300}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      ) : null}
      <TextField
        pointer="/published-by"
        label="Who published it"
        hint="A newspaper, a site, an office"
        width="middle"
        value={draft.publishedBy}
        onChange={(event) => set({ publishedBy: event.target.value })}
      />
      <TextField
        pointer="/published"
        label="Date published"
        hint={
          understood === null
            ? "As 2026-11-20, 2026-11 or 2026. Left empty, a date on its page is taken"
            : `Reads as: ${understood}`
        }
        error={
          draft.published.trim() !== "" && understood === null
            ? "Write the date as 2026-11-20, 2026-11 or 2026"
            : undefined
        }
        width="short"
        value={draft.published}
        onChange={(event) => set({ published: event.target.value })}
      />
      <GradePicker
        pointer="/grade"
        label="Grade"
        grade={draft.grade}
        originator={me.agency.code}
        error={gradeGap(draft.grade) ?? undefined}
        onChange={(grade) => set({ grade })}
      />
      <TextAreaField
        pointer="/note"
        label="Why these are kept"
        hint="A sentence for whoever asks later what this open source was collected for. It stays with the import"
        rows={2}
        maxLength={1000}
        value={draft.note}
        onChange={(event) => set({ note: event.target.value })}
      />
    </section>
  );
}
