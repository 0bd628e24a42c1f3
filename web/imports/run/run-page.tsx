/** One import, by its state: gathered, under way, ended. Its address shows the same to whoever of its keepers opens it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import { InstantText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { useStanding } from "../../server/standing.ts";
import { queries } from "../../shell/query-client.ts";
import { runQuery } from "../queries.ts";
import { FORMAT_NAME, filesText, STATE_TONE, STATE_WORDS } from "../run-words.ts";
import { Ended } from "./ended.tsx";
import { FilesPanel } from "./files-panel.tsx";
import { Gathering } from "./gathering.tsx";
import { UnderWay } from "./under-way.tsx";
import "../imports.css";
import "../../intelligence/report/report.css";

const route = getRouteApi("/inside/imports/$id");

export function RunPage() {
  const { id } = route.useParams();
  const answer = useQuery(runQuery(id));
  const state = answer.data?.state;
  // What was refused and written is there once it has ended, and not before.
  useEffect(() => {
    if (state === undefined) return;
    void queries.invalidateQueries({ queryKey: ["import", id, "refusals"] });
    void queries.invalidateQueries({ queryKey: ["import", id, "reports"] });
  }, [id, state]);
  if (answer.isPending) {
    return (
      <Page title="Import">
        <Skeleton lines={6} />
      </Page>
    );
  }
  // A question that fails while the run goes on leaves what is known on the page.
  if (!answer.data) {
    return (
      <Page title="Import" width="reading">
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      </Page>
    );
  }
  return <Run run={answer.data} failure={answer.error} />;
}

function Run({ run, failure }: { readonly run: ImportRunWire; readonly failure: unknown }) {
  const { mapping = run.mapping?.id ?? "" } = route.useSearch();
  const navigate = route.useNavigate();
  const standing = useStanding();
  const ended = run.state === "done" || run.state === "cancelled";
  return (
    <Page
      title={run.files.length > 0 ? filesText(run.files) : "New import"}
      above={
        <>
          <Link to="/imports">Imports</Link>
          <span className="small">{FORMAT_NAME[run.format]}</span>
          <span className="tag" data-tone={STATE_TONE[run.state]}>
            {STATE_WORDS[run.state]}
          </span>
        </>
      }
    >
      <div className="columns" data-side="right">
        <div className="stack">
          {failure ? <ProblemNotice error={failure} /> : null}
          {run.actions.length > 0 && run.purpose !== standing?.purpose ? (
            <p className="notice" data-tone="late">
              This import was begun for {purposeName(run.purpose)?.toLowerCase()}. Change your purpose, above,
              to go on with it.
            </p>
          ) : null}
          {run.mends ? (
            <p className="notice" data-tone="action">
              This mends{" "}
              <Link to="/imports/$id" params={{ id: run.mends }}>
                an earlier import
              </Link>
              .
            </p>
          ) : null}
          {run.state === "gathering" ? (
            <Gathering
              run={run}
              mapping={mapping}
              onMapping={(next) =>
                void navigate({ search: next ? { mapping: next } : {}, replace: true, resetScroll: false })
              }
            />
          ) : ended ? (
            <Ended run={run} />
          ) : (
            <UnderWay run={run} />
          )}
          {run.state === "gathering" ? null : <FilesPanel run={run} adds={false} />}
        </div>
        <About run={run} />
      </div>
    </Page>
  );
}

function purposeName(purpose: string): string | undefined {
  return PURPOSES.find((each) => each.id === purpose)?.name;
}

function About({ run }: { readonly run: ImportRunWire }) {
  const { note } = run.settings;
  return (
    <section className="panel">
      <h2>About this import</h2>
      <dl className="facts">
        <dt>By</dt>
        <dd>{run.startedBy}</dd>
        <dt>For</dt>
        <dd>
          {run.agency}, {purposeName(run.purpose)?.toLowerCase()}
        </dd>
        <dt>Reason</dt>
        <dd>{run.reason}</dd>
        {typeof note === "string" ? (
          <>
            <dt>Kept because</dt>
            <dd>{note}</dd>
          </>
        ) : null}
        <dt>Begun</dt>
        <dd>
          <InstantText at={run.createdAt} />
        </dd>
        {run.startedAt ? (
          <>
            <dt>Started</dt>
            <dd>
              <InstantText at={run.startedAt} />
            </dd>
          </>
        ) : null}
        {run.endedAt ? (
          <>
            <dt>Ended</dt>
            <dd>
              <InstantText at={run.endedAt} />
            </dd>
          </>
        ) : null}
        {run.mapping ? (
          <>
            <dt>Mapping</dt>
            <dd>
              <Link to="/imports/mappings/$id" params={{ id: run.mapping.id }}>
                {run.mapping.name}, version {run.mapping.version}
              </Link>
            </dd>
          </>
        ) : null}
        {run.state === "gathering" ? null : (
          <>
            <dt>Shared</dt>
            <dd>{run.share ? "with the audiences that the reports name" : "with nobody by this import"}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
