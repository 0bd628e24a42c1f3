/** The dictionary of measures: what each counts, whose day it is, what qualifies, how ties fall; with its versions. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { MeasureVersionWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { dayText } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import { MeasureForm } from "./measure-form.tsx";
import { measuresQuery } from "./queries.ts";
import "../../look/table/table.css";
import "../board/board.css";
import "./returns.css";

const route = getRouteApi("/inside/measures");

export const COUNTS_WORDS: Readonly<Record<MeasureVersionWire["counts"], string>> = {
  event: "events, once each",
  person_in_event: "people at each event",
  distinct_person: "identified people once in any figure, others at each event",
  object: "things",
  amount: "money",
};

const DATED_WORDS: Readonly<Record<MeasureVersionWire["date"], string>> = {
  began: "the day on which the event began",
  decided: "the day of the decision",
  done: "the day on which it was done",
  submitted: "the day on which it was submitted",
};

export function MeasuresPage() {
  const { q = "", open } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(measuresQuery);
  const [making, setMaking] = useState(false);
  const wanted = q.toLowerCase();
  const newest = (found.data?.items ?? []).filter(
    (each) => each.newest && `${each.name} ${each.definition}`.toLowerCase().includes(wanted),
  );
  return (
    <Page
      title="Measures"
      lead={
        <p>A figure is a measure of a stated version. Two figures compare only when both are the same.</p>
      }
      width="reading"
      beside={
        found.data?.mayDefine ? (
          <Button look="plain" onClick={() => setMaking(!making)}>
            {making ? "Leave it" : "New measure"}
          </Button>
        ) : null
      }
    >
      <div className="stack">
        {making ? <MeasureForm of={null} onDone={() => setMaking(false)} /> : null}
        <label className="inline-field">
          <span>Find</span>
          <input
            className="input"
            type="search"
            value={q}
            onChange={(event) => void navigate({ search: { q: event.target.value }, replace: true })}
          />
        </label>
        {found.isPending ? <Skeleton lines={10} /> : null}
        {found.error ? <ProblemNotice error={found.error} again={() => void found.refetch()} /> : null}
        {found.isSuccess && newest.length === 0 ? <Empty title="No measure is called so" /> : null}
        {newest.map((measure) => (
          <MeasureEntry
            key={measure.id}
            measure={measure}
            earlier={(found.data?.items ?? []).filter((each) => each.id === measure.id && !each.newest)}
            open={open === measure.id}
            mayDefine={found.data?.mayDefine ?? false}
          />
        ))}
      </div>
    </Page>
  );
}

interface MeasureEntryProps {
  readonly measure: MeasureVersionWire;
  readonly earlier: readonly MeasureVersionWire[];
  readonly open: boolean;
  readonly mayDefine: boolean;
}

function MeasureEntry({ measure, earlier, open, mayDefine }: MeasureEntryProps) {
  const [changing, setChanging] = useState(false);
  return (
    <details className="panel" open={open} id={measure.id}>
      <summary>
        <strong>{measure.name}</strong> <span className="small soft">version {measure.version}</span>
      </summary>
      <div className="stack">
        <Words measure={measure} />
        {earlier.map((version) => (
          <details key={version.version}>
            <summary>Version {version.version}</summary>
            <Words measure={version} />
          </details>
        ))}
        {mayDefine ? (
          changing ? (
            <MeasureForm of={measure} onDone={() => setChanging(false)} />
          ) : (
            <Button look="quiet" size="small" onClick={() => setChanging(true)}>
              Write its next version
            </Button>
          )
        ) : null}
      </div>
    </details>
  );
}

function Words({ measure }: { readonly measure: MeasureVersionWire }) {
  return (
    <dl className="facts">
      <dt>Definition</dt>
      <dd>{measure.definition}</dd>
      <dt>Counts</dt>
      <dd>
        {COUNTS_WORDS[measure.counts]} ({measure.unit})
      </dd>
      <dt>Its day</dt>
      <dd>{DATED_WORDS[measure.date]}, in London</dd>
      <dt>Qualifies</dt>
      <dd>{measure.qualifies}</dd>
      <dt>Ties</dt>
      <dd>{measure.ties}</dd>
      <dt>Written by</dt>
      <dd>
        {measure.writtenBy && measure.writtenAt
          ? `${measure.writtenBy}, ${dayText(measure.writtenAt)}: ${measure.because ?? ""}`
          : "Comes with the system, as a starting definition"}
      </dd>
    </dl>
  );
}
