/** For one person, number or report: what is held, on what basis, who read it, who received it, until when. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import type { HeldWire } from "../../src/contract/oversight.ts";
import { Button } from "../look/button.tsx";
import { InstantText } from "../look/date-text.tsx";
import { TextField } from "../look/fields.tsx";
import { plural } from "../look/instants.ts";
import { Page } from "../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../look/states.tsx";
import { HeldReport } from "./held-report.tsx";
import { heldQuery } from "./queries.ts";
import { SealsPanel } from "./seals-panel.tsx";
import "./oversight.css";

const route = getRouteApi("/inside/oversight");

export function HeldPage() {
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery(heldQuery(q));
  return (
    <Page
      title="What is held"
      lead={<p>For a person who asks, a recipient who must be told, or a check of your own.</p>}
      beside={
        answer.data ? (
          <Button look="plain" onClick={() => window.print()}>
            Print
          </Button>
        ) : null
      }
    >
      <div className="columns" data-side="right">
        <div className="stack">
          <HeldForm q={q} onAsk={(next) => void navigate({ search: next ? { q: next } : {} })} />
          {q !== "" && answer.isPending ? <Skeleton lines={8} /> : null}
          {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
          {answer.data ? <Answer held={answer.data} /> : null}
          {q === "" ? (
            <Empty title="Ask about somebody or something">
              <p>
                Write a name, a phone, a plate, an account or a report’s reference. You are shown every report
                of your agency that speaks of it, and your asking is logged.
              </p>
            </Empty>
          ) : null}
        </div>
        <SealsPanel />
      </div>
    </Page>
  );
}

function HeldForm({ q, onAsk }: { readonly q: string; readonly onAsk: (q: string) => void }) {
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  return (
    <form
      className="held-form no-print"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onAsk(words.trim());
      }}
    >
      <TextField
        pointer="/q"
        label="Name, number or reference"
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit">Show what is held</Button>
    </form>
  );
}

function Answer({ held }: { readonly held: HeldWire }) {
  return (
    <>
      <p>
        Understood as <strong>{held.understood}</strong>: {plural(held.reports.length, "report")} held
        {held.erased.length > 0 ? `, ${held.erased.length} erased` : ""}.
      </p>
      {held.reports.length === 0 && held.erased.length === 0 ? (
        <Empty title="Nothing is held on this">
          <p>Nothing that your office answers for speaks of it. Try another spelling before you say so.</p>
        </Empty>
      ) : null}
      {held.reports.map((report) => (
        <HeldReport key={report.id} report={report} />
      ))}
      {held.erased.length > 0 ? (
        <section className="panel">
          <h2>Erased</h2>
          <ul className="plain-list">
            {held.erased.map((each) => (
              <li key={each.report} className="held-row">
                <InstantText at={each.at} />
                <span>
                  {each.authority}, signed by {each.signedBy}
                </span>
                <code className="small">{each.report}</code>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
