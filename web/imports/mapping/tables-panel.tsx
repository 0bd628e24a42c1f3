/** The tables as they were read, with how: encoding and separator can be told where they were misread. */
import { SelectField, TextField } from "../../look/fields.tsx";
import { plural } from "../../look/instants.ts";
import { ColumnCard } from "./column-card.tsx";
import { useEditing } from "./editing.tsx";

const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "iso-8859-1",
  "utf-16le",
  "windows-1250",
  "windows-1251",
  "macintosh",
];
const SEPARATORS = [
  [",", "Comma"],
  [";", "Semicolon"],
  ["\t", "Tab"],
  ["|", "Vertical bar"],
] as const;

export function TablesPanel() {
  const { edit } = useEditing();
  return (
    <div className="stack">
      {Object.keys(edit.mapping.tables).map((name) => (
        <TablePanel key={name} name={name} />
      ))}
    </div>
  );
}

function TablePanel({ name }: { readonly name: string }) {
  const { edit, tables } = useEditing();
  const own = edit.mapping.tables[name];
  const read = tables[name];
  if (!own) return null;
  const set = (part: { encoding?: string; separator?: string; match?: string }, place?: string) => {
    const next = Object.fromEntries(
      Object.entries({ ...own, ...part }).filter(([, value]) => value !== ""),
    ) as typeof own;
    edit.change({ ...edit.mapping, tables: { ...edit.mapping.tables, [name]: next } }, place);
  };
  return (
    <section className="panel stack-tight" aria-label={`Table ${name}`}>
      <div className="panel-head">
        <h3>{read?.name ?? name}</h3>
        {read ? (
          <span className="soft small">
            {plural(read.columns.length, "column")}, {read.reading}
          </span>
        ) : null}
      </div>
      {read ? null : (
        <p className="notice" data-tone="late">
          No file of this import is called {own.match}.
        </p>
      )}
      <details>
        <summary className="quiet-summary small">How it is found and read</summary>
        <div className="stack-tight">
          <TextField
            pointer={`/table-${name}-match`}
            label="File"
            hint="Its name, or file/sheet. * stands for anything: people-*.csv"
            value={own.match}
            onChange={(event) => set({ match: event.target.value }, `match ${name}`)}
          />
          <SelectField
            pointer={`/table-${name}-encoding`}
            label="Encoding"
            hint="Only where letters look wrong below"
            value={own.encoding ?? ""}
            onChange={(event) => set({ encoding: event.target.value })}
          >
            <option value="">As found in the file</option>
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </SelectField>
          <SelectField
            pointer={`/table-${name}-separator`}
            label="Separator"
            hint="Only where cells are cut in the wrong places"
            value={own.separator ?? ""}
            onChange={(event) => set({ separator: event.target.value })}
          >
            <option value="">As found in the file</option>
            {SEPARATORS.map(([sign, label]) => (
              <option key={sign} value={sign}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
      </details>
      {read ? (
        <ul className="plain-list column-cards">
          {read.columns.map((column) => (
            <ColumnCard key={column} table={name} column={column} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
