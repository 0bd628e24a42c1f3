/** Related tables: whose rows belong to a row, by which columns. */
import type { RelationWire } from "../../../src/contract/mappings.ts";
import { Button } from "../../look/button.tsx";
import { SelectField } from "../../look/fields.tsx";
import { useEditing, useReportMapping } from "./editing.tsx";

export function Relations() {
  const { edit, tables } = useEditing();
  const { report, change } = useReportMapping();
  const relations = Object.entries(report.with ?? {});
  const others = Object.keys(edit.mapping.tables).filter((name) => name !== report.of);
  if (others.length === 0 && relations.length === 0) return null;
  const put = (next: readonly (readonly [string, RelationWire])[]) => {
    const { with: _, ...rest } = report;
    change(next.length > 0 ? { ...rest, with: Object.fromEntries(next) } : rest);
  };
  const add = (table: string) => {
    let name = `its_${table}`.slice(0, 38);
    while (relations.some(([each]) => each === name)) name = `${name}2`;
    const [its = "", ours = ""] = [tables[table]?.columns[0], tables[report.of]?.columns[0]];
    put([...relations, [name, { table, on: { [its]: ours } }]]);
  };
  return (
    <section className="stack-tight">
      <h4>Related tables</h4>
      {relations.map(([name, relation], at) => (
        <Relation
          key={name}
          name={name}
          relation={relation}
          before={relations.slice(0, at).map(([each]) => each)}
          onChange={(next) => put(relations.map(([each, known]) => [each, each === name ? next : known]))}
          onRemove={() => put(relations.filter(([each]) => each !== name))}
        />
      ))}
      {others.length > 0 ? (
        <SelectField
          pointer="/relation-add"
          label="Add rows of another table"
          hint="Such as the telephones of a person. In words: [each its_phones|{number}|, ]"
          value=""
          onChange={(event) => add(event.target.value)}
        >
          <option value="">Choose a table</option>
          {others.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
      ) : null}
    </section>
  );
}

interface RelationProps {
  readonly name: string;
  readonly relation: RelationWire;
  readonly before: readonly string[];
  readonly onChange: (relation: RelationWire) => void;
  readonly onRemove: () => void;
}

function Relation({ name, relation, before, onChange, onRemove }: RelationProps) {
  const { tables } = useEditing();
  const { report } = useReportMapping();
  const parent = relation.from === undefined ? report.of : (report.with?.[relation.from]?.table ?? "");
  const its = tables[relation.table]?.columns ?? Object.keys(relation.on);
  const ours = tables[parent]?.columns ?? Object.values(relation.on);
  return (
    <fieldset className="mapped-part">
      <legend>
        <span className="mono">{name}</span> <span className="soft">rows of {relation.table}</span>
      </legend>
      {before.length > 0 ? (
        <SelectField
          pointer={`/relation-${name}-from`}
          label="Belong to a row of"
          value={relation.from ?? ""}
          onChange={(event) => {
            const { from: _, ...rest } = relation;
            onChange(event.target.value === "" ? rest : { ...rest, from: event.target.value });
          }}
        >
          <option value="">{report.of}</option>
          {before.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
      ) : null}
      {Object.entries(relation.on).map(([its_, ours_]) => (
        <div key={its_} className="mapped-row">
          <SelectField
            pointer={`/relation-${name}-its`}
            label={`Their column`}
            value={its_}
            onChange={(event) =>
              onChange({
                ...relation,
                on: Object.fromEntries(
                  Object.entries(relation.on).map(([a, b]) => [a === its_ ? event.target.value : a, b]),
                ),
              })
            }
          >
            {its.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </SelectField>
          <SelectField
            pointer={`/relation-${name}-ours`}
            label="is the same as"
            value={ours_}
            onChange={(event) =>
              onChange({ ...relation, on: { ...relation.on, [its_]: event.target.value } })
            }
          >
            {ours.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </SelectField>
        </div>
      ))}
      <Button look="quiet" size="small" onClick={onRemove}>
        Remove<span className="visually-hidden"> the rows of {relation.table}</span>
      </Button>
    </fieldset>
  );
}
