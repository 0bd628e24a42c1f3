/** What is said, in which words; and the way to say that some of it is about somebody else. */
import { useState } from "react";
import type { ThingWire } from "../../../src/contract/identity.ts";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { Table } from "../../look/table/table.tsx";
import { ReasonDialog } from "../judging/reason-dialog.tsx";
import { useSplit } from "../judging/use-judging.ts";
import { kindWord } from "../words.ts";
import { saidColumns } from "./said-columns.tsx";

interface SaidSectionProps {
  readonly thing: ThingWire;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly maySplit: boolean;
  readonly splitting: boolean;
  readonly onSplitting: (on: boolean) => void;
}

export function SaidSection({ thing, sort, onSort, maySplit, splitting, onSplitting }: SaidSectionProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const stop = () => {
    setAsking(false);
    setChosen(new Set());
    onSplitting(false);
  };
  const split = useSplit(thing.mention, stop);
  const choosing = maySplit && splitting;
  const toggle = (mention: string) => {
    const next = new Set(chosen);
    if (!next.delete(mention)) next.add(mention);
    setChosen(next);
  };
  const other = thing.kind === "person" ? "somebody else" : `another ${kindWord(thing.kind)}`;
  const mentions = thing.said.filter(({ mention }) => chosen.has(mention)).map(({ mention }) => mention);
  return (
    <section aria-labelledby="said-title">
      <div className="said-head">
        <h2 id="said-title">What is said</h2>
        {maySplit && !choosing && thing.said.length > 1 ? (
          <Button look="plain" size="small" onClick={() => onSplitting(true)}>
            Some of this is about {other}
          </Button>
        ) : null}
      </div>
      {choosing ? (
        <section className="split-bar no-print" aria-label={`Choose what is about ${other}`}>
          <p role="status">
            Choose the rows that are about {other}.{" "}
            <strong className="number">{plural(mentions.length, "row")} chosen.</strong>
          </p>
          <div className="button-row">
            <Button
              busy={mentions.length === 0 || mentions.length === thing.said.length}
              onClick={() => setAsking(true)}
            >
              {thing.kind === "person" ? "This is somebody else" : "This is another one"}
            </Button>
            <Button look="plain" onClick={stop}>
              Cancel
            </Button>
            {mentions.length === thing.said.length ? (
              <span className="small">Leave at least one row: it is what the page is about.</span>
            ) : null}
          </div>
        </section>
      ) : null}
      <Table
        name="said"
        caption={`What is said of ${thing.display}`}
        columns={saidColumns(thing, choosing ? { chosen, toggle } : null)}
        rows={thing.said}
        rowKey={(row) => row.mention}
        sort={sort}
        onSort={onSort}
        main
      />
      {asking ? (
        <ReasonDialog
          title={`Why is this about ${other}?`}
          lead={`${plural(mentions.length, "mention is", "mentions are")} judged different from every other one here. No model joins them again; you can take it back.`}
          submit="Keep them apart"
          choices={[
            { id: "differ", words: "What is said contradicts the others" },
            { id: "name", words: "Only the name is the same" },
            { id: "confirmed", words: "Confirmed with the agencies that reported it" },
          ]}
          busy={split.isPending}
          error={split.error}
          onClose={() => setAsking(false)}
          onGive={(reason) => split.mutate({ mentions, reason })}
        />
      ) : null}
    </section>
  );
}
