/** A mapping for the tables of one import, begun from what can be guessed of them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { guessQuery } from "../queries.ts";
import { Editor } from "./editor.tsx";
import { type Reading, readingKept } from "./reading-kept.ts";

const route = getRouteApi("/inside/imports/mappings/new");

export function NewMappingPage() {
  const { run } = route.useSearch();
  return run ? <Guessed key={run} run={run} /> : <NoTables />;
}

function NoTables() {
  return (
    <Page title="New mapping" width="reading" above={<Link to="/imports/mappings">Mappings</Link>}>
      <Empty
        title="A mapping is made from tables"
        action={
          <Link to="/imports/new" className="button">
            Bring in a table
          </Link>
        }
      >
        <p>
          Upload a file first; nothing of it is written. What its columns become is then said beside them.
        </p>
      </Empty>
    </Page>
  );
}

function Guessed({ run }: { readonly run: string }) {
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const name = `run.${run}`;
  const [reading, setReading] = useState<Reading>(() => readingKept(name));
  const answer = useQuery({ ...guessQuery(run, reading), placeholderData: keepPreviousData });
  return (
    <Page
      title="New mapping"
      above={
        <>
          <Link to="/imports/mappings">Mappings</Link>
          <Link to="/imports/$id" params={{ id: run }}>
            The import
          </Link>
        </>
      }
      lead={<p>What each column becomes. It is guessed from headers and values: each guess says why.</p>}
    >
      {answer.isPending ? <Skeleton lines={10} label="Reading the tables" /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? (
        <Editor
          name={name}
          start={answer.data.mapping as MappingWire}
          saved={null}
          run={run}
          guess={answer.data}
          view={view}
          onReading={setReading}
          onSaved={(id) =>
            void navigate({
              hash: "looked",
              to: "/imports/mappings/$id",
              params: { id },
              search: { run },
              replace: true,
            })
          }
        />
      ) : null}
    </Page>
  );
}
