/** One column: what is in it, what it was guessed to be and why, and what it becomes. */
import { KINDS, MENTION_KINDS } from "../../../src/vocabulary/kinds.ts";
import { Button } from "../../look/button.tsx";
import { dateText } from "../../look/edtf.ts";
import { SelectField } from "../../look/fields.tsx";
import { assignRole, isDateRole, isNamed, type Role, roleOf } from "./column-roles.ts";
import { dateFormatsOf, understoodAs } from "./date-formats.ts";
import { useEditing } from "./editing.tsx";
import { FORMATS } from "./reading.ts";

const SAMPLES = 4;

interface ColumnCardProps {
  readonly table: string;
  readonly column: string;
}

export function ColumnCard({ table, column }: ColumnCardProps) {
  const { edit, tables, guesses } = useEditing();
  const read = tables[table];
  const values = (read?.rows ?? []).map((row) => row[column] ?? "");
  const samples = [...new Set(values.filter((value) => value !== ""))].slice(0, SAMPLES);
  const guess = guesses.find((each) => each.table === read?.name && each.column === column);
  const mark = `${table} ${column}`;
  const seen = edit.seen.has(mark);
  const role = roleOf(edit.mapping, table, column);
  const id = `column-${table}-${read?.columns.indexOf(column) ?? 0}`;

  const take = (next: Role) => {
    const mapping = assignRole(edit.mapping, table, column, next);
    const [format] = dateFormatsOf(values).fits;
    const known = mapping.tables[table]?.dates?.[column];
    edit.change(
      isDateRole(next) && format && known === undefined
        ? withFormat(mapping, table, column, format)
        : mapping,
    );
    edit.see(mark);
  };
  return (
    <li className="column-card" data-open={guess && !seen ? true : undefined}>
      <h4>{column}</h4>
      <p className="small soft column-samples">
        {samples.length > 0
          ? samples.map((value) => <span key={value}>{value}</span>)
          : "Empty in the first rows"}
      </p>
      {guess && !seen ? (
        <div className="small column-guess">
          <p>
            Guessed: <strong>{guess.proposes || "nothing"}</strong>. {guess.because}
          </p>
          <div className="button-row">
            <Button look="plain" size="small" data-guess onClick={() => edit.see(mark)}>
              Keep<span className="visually-hidden"> what was guessed of {column}</span>
            </Button>
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                edit.see(mark);
                document.getElementById(id)?.focus();
              }}
            >
              Change<span className="visually-hidden"> what {column} becomes</span>
            </Button>
          </div>
        </div>
      ) : null}
      <SelectField
        pointer={`/${id}`}
        label={
          <>
            Becomes<span className="visually-hidden">: {column}</span>
          </>
        }
        value={role}
        onChange={(event) => take(event.target.value as Role)}
      >
        <option value="">Nothing: it is only shown in the row beside the report</option>
        <option value="omit">Not taken in at all</option>
        {role === "words" ? <option value="words">Part of the words or of a value</option> : null}
        <option value="key">The key: what makes a row the same row</option>
        <option value="information">The date of the information</option>
        <option value="authored">The date it was written</option>
        {MENTION_KINDS.map((kind) => (
          <optgroup key={kind} label={KINDS[kind].label}>
            {Object.entries(KINDS[kind].properties).map(([property, { label }]) => (
              <option key={property} value={`${kind}.${property}`}>
                {KINDS[kind].label}: {label.toLowerCase()}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      {role === "omit" && isNamed(edit.mapping, table, column) ? (
        <p className="field-error small">It still stands in the words on the right: take it out there too.</p>
      ) : null}
      <DateFormat id={id} table={table} column={column} values={values} needed={isDateRole(role)} />
    </li>
  );
}

interface DateFormatProps extends ColumnCardProps {
  readonly id: string;
  readonly values: readonly string[];
  readonly needed: boolean;
}

/** Asked wherever a date is needed; where day and month could be either, it is said and nothing is taken for granted. */
function DateFormat({ id, table, column, values, needed }: DateFormatProps) {
  const { edit } = useEditing();
  const format = edit.mapping.tables[table]?.dates?.[column] ?? "";
  const { fits, ambiguous } = dateFormatsOf(values);
  // Bare figures read as years too; only where a date is wanted are they asked about.
  const looksDated = fits.length > 0 && values.some((value) => /[^\d\s]/.test(value));
  if (!needed && format === "" && !looksDated) return null;
  const first = values.find((value) => value.trim() !== "") ?? "";
  const understood = format === "" ? null : understoodAs(first, format);
  const others = FORMATS.filter((each) => !fits.includes(each) && each !== format);
  return (
    <div className="stack-tight">
      {ambiguous ? (
        <p className="notice small" data-tone="late">
          <strong>Day or month first?</strong> No value tells: {first} is either. Ask whoever made the table.
        </p>
      ) : null}
      <SelectField
        pointer={`/${id}-format`}
        label={
          <>
            Written as<span className="visually-hidden">: {column}</span>
          </>
        }
        hint={
          first === ""
            ? undefined
            : format === ""
              ? "Kept as it is written"
              : understood === null
                ? `${first} is no date in this format`
                : `${first} is read as ${dateText(understood)}`
        }
        value={format}
        onChange={(event) => edit.change(withFormat(edit.mapping, table, column, event.target.value))}
      >
        <option value="">Not a date</option>
        {format !== "" && !fits.includes(format) && !(FORMATS as readonly string[]).includes(format) ? (
          <option value={format}>{format}</option>
        ) : null}
        {fits.length > 0 ? (
          <optgroup label="Fits every value">
            {fits.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label="Others">
          {(format !== "" && !fits.includes(format) ? [format, ...others] : others).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </optgroup>
      </SelectField>
    </div>
  );
}

type Mapping = ReturnType<typeof useEditing>["edit"]["mapping"];

function withFormat(mapping: Mapping, table: string, column: string, format: string): Mapping {
  const own = mapping.tables[table];
  if (!own) return mapping;
  const { [column]: _, ...others } = own.dates ?? {};
  const dates = format === "" ? others : { ...others, [column]: format };
  const { dates: __, ...rest } = own;
  const next = Object.keys(dates).length > 0 ? { ...rest, dates } : rest;
  return { ...mapping, tables: { ...mapping.tables, [table]: next } };
}
