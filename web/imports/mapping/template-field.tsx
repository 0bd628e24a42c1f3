/** Words with columns in them, a list to insert columns from, and below how the row shown reads. */
import { useRef } from "react";
import { fieldId } from "../../look/field-errors.ts";
import { useEditing, useReportMapping } from "./editing.tsx";

interface TemplateFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly rows?: number;
  /** A relation whose rows it is filled from: its columns then come first, without the relation's name. */
  readonly each?: string | undefined;
  /** What has to stand here, said while nothing does. */
  readonly needed?: string;
  readonly onChange: (value: string) => void;
}

export function TemplateField({
  pointer,
  label,
  hint,
  value,
  rows = 1,
  each,
  needed,
  onChange,
}: TemplateFieldProps) {
  const { live } = useEditing();
  const columns = useColumns(each);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = fieldId(pointer);
  const read = each === undefined ? live?.render(value) : undefined;
  const problem =
    read && "problem" in read
      ? read.problem
      : needed && value.trim() === ""
        ? `Choose ${needed}: without it every row is refused.`
        : null;
  const wrong = problem !== null;
  const insert = (column: string) => {
    const area = box.current;
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [value.length, value.length];
    onChange(`${value.slice(0, from)}{${column}}${value.slice(to)}`);
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + column.length + 2, from + column.length + 2);
    });
  };
  return (
    <div className="field" data-wrong={wrong || undefined}>
      <div className="template-head">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {columns.length > 0 ? (
          <select
            className="select template-insert"
            aria-label={`Insert a column into ${label}`}
            value=""
            onChange={(event) => insert(event.target.value)}
          >
            <option value="">Insert a column</option>
            {columns.map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      {hint ? (
        <div className="field-hint small" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      <textarea
        ref={box}
        id={id}
        className="textarea template"
        rows={rows}
        spellCheck={false}
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-reads${hint ? ` ${id}-hint` : ""}`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-reads`} className={wrong ? "field-error small" : "soft small template-reads"}>
        {problem}
        {!wrong && value !== "" && read && "text" in read
          ? `Reads: ${read.text === "" ? "nothing, for this row" : read.text}`
          : null}
      </p>
    </div>
  );
}

/** The columns that may stand here: of the row itself, then of what belongs to it. */
export function useColumns(each: string | undefined): readonly string[] {
  const { tables } = useEditing();
  const { report } = useReportMapping();
  const relations = Object.entries(report.with ?? {});
  const related = (name: string, table: string) =>
    (tables[table]?.columns ?? []).map((column) => `${name}.${column}`);
  const own = each === undefined ? tables[report.of] : tables[report.with?.[each]?.table ?? ""];
  return [
    ...(own?.columns ?? []),
    ...relations.filter(([name]) => name !== each).flatMap(([name, { table }]) => related(name, table)),
  ];
}
