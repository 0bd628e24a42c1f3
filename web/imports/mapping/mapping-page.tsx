/** A saved mapping: looked at, changed into a new version, and tried on the tables of an import. */
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportMappingWire } from "../../../src/contract/imports.ts";
import type { MappingWire } from "../../../src/contract/mappings.ts";
import { InstantText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { guessQuery, mappingQuery } from "../queries.ts";
import { Editor } from "./editor.tsx";
import { type Reading, readingOf } from "./reading-kept.ts";

const route = getRouteApi("/inside/imports/mappings/$id");

export function MappingPage() {
  const { id } = route.useParams();
  const answer = useQuery(mappingQuery(id));
  if (answer.data) return <Saved key={id} mapping={answer.data} />;
  return (
    <Page title="Mapping" width="reading">
      {answer.isPending ? <Skeleton lines={10} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
    </Page>
  );
}

function Saved({ mapping }: { readonly mapping: ImportMappingWire }) {
  const { run, view } = route.useSearch();
  const navigate = route.useNavigate();
  const start = mapping.body as MappingWire;
  const [reading, setReading] = useState<Reading>(() => readingOf(start));
  const asked = guessQuery(run ?? "", reading);
  const tables = useQuery({
    ...asked,
    queryFn: run ? asked.queryFn : skipToken,
    placeholderData: keepPreviousData,
  });
  const newest = mapping.versions[0];
  return (
    <Page
      title={mapping.name}
      above={
        <>
          <Link to="/imports/mappings">Mappings</Link>
          {run ? (
            <Link to="/imports/$id" params={{ id: run }} search={{ mapping: mapping.id }}>
              The import
            </Link>
          ) : null}
          <span className="small">Version {mapping.version}</span>
        </>
      }
      lead={
        <p>
          Saved <InstantText at={mapping.at} /> by {mapping.by}.{" "}
          {newest && newest.id !== mapping.id ? (
            <>
              This is an earlier version.{" "}
              <Link to="/imports/mappings/$id" params={{ id: newest.id }} search={run ? { run } : {}}>
                Version {newest.version} is the newest
              </Link>
              .
            </>
          ) : null}
        </p>
      }
      beside={
        run ? (
          <Link to="/imports/$id" params={{ id: run }} search={{ mapping: mapping.id }} className="button">
            Use it for the import
          </Link>
        ) : null
      }
    >
      {run && tables.isPending ? <Skeleton lines={8} label="Reading the tables" /> : null}
      {tables.error ? <ProblemNotice error={tables.error} again={() => void tables.refetch()} /> : null}
      {run && tables.isPending ? null : (
        <Editor
          name={mapping.id}
          start={start}
          saved={mapping}
          run={run}
          // What is guessed of the tables is no matter once somebody has said it.
          guess={tables.data ? { ...tables.data, guesses: [] } : null}
          view={view}
          onReading={setReading}
          onSaved={(id) =>
            void navigate({
              hash: "looked",
              to: "/imports/mappings/$id",
              params: { id },
              search: run ? { run } : {},
            })
          }
        />
      )}
    </Page>
  );
}
