import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { SelectField } from "../../look/fields.tsx";
import { dayText } from "../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { mappingsQuery } from "../queries.ts";

interface MappingChoiceProps {
  readonly run: ImportRunWire;
  readonly mapping: string;
  readonly error: string | undefined;
  readonly onChange: (mapping: string) => void;
}

/** By which mapping the tables are read: any version of a saved one, or one made from these tables. */
export function MappingChoice({ run, mapping, error, onChange }: MappingChoiceProps) {
  const answer = useQuery(mappingsQuery);
  const make = (
    <Link
      to="/imports/mappings/new"
      search={{ run: run.id }}
      className="button"
      data-look={mapping === "" ? undefined : "plain"}
    >
      Make one from these tables
    </Link>
  );
  return (
    <section className="panel stack">
      <h2>What each column becomes</h2>
      {answer.isPending ? <Skeleton lines={2} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data?.length === 0 ? (
        <p>
          A mapping says it, once for every file of the same shape. None is saved yet: begin with what can be
          guessed from these tables.
        </p>
      ) : null}
      {answer.data && answer.data.length > 0 ? (
        <SelectField
          pointer="/mapping"
          label="Mapping"
          hint="Saved for tables of the same shape. The newest version is the first of each"
          error={error}
          value={mapping}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">Choose one</option>
          {answer.data.map((each) => (
            <optgroup key={each.name} label={each.name}>
              {each.versions.map((version) => (
                <option key={version.id} value={version.id}>
                  {each.name}, version {version.version}, {dayText(version.at)}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      ) : null}
      <div className="button-row">
        {make}
        {mapping ? (
          <Link
            to="/imports/mappings/$id"
            params={{ id: mapping }}
            search={{ run: run.id }}
            className="button"
            data-look="plain"
          >
            Look at it or change it
          </Link>
        ) : null}
      </div>
    </section>
  );
}
