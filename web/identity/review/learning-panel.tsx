/** How people judged what the model had weighed: where its numbers held, where they did not, where the line might stand. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { LearningWire } from "../../../src/contract/identity.ts";
import { InstantText } from "../../look/date-text.tsx";
import { plural } from "../../look/instants.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { learningQuery } from "../queries.ts";
import { bits, chances, SAYS_WORD } from "../words.ts";
import "../../intelligence/report/report.css";

export function LearningPanel() {
  const [open, setOpen] = useState(false);
  return (
    <details className="panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>What the queue has taught</h2>
      </summary>
      {open ? <Learned /> : null}
    </details>
  );
}

function Learned() {
  const answer = useQuery(learningQuery);
  if (answer.isPending) return <Skeleton lines={5} label="Adding up what was judged" />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  return <Lesson learning={answer.data} />;
}

type Band = LearningWire["bands"][number];

/** Beyond this the first and the last band are open. */
const OPEN = 99;

function bandText({ from, to }: Band): string {
  if (from <= -OPEN) return `below ${bits(to)}`;
  return to >= OPEN ? `${bits(from)} and above` : `${bits(from)} to ${bits(to)}`;
}

const judgedIn = ({ same, different }: Band) => same + different;

function shareText(band: Band): string {
  const decided = judgedIn(band);
  return decided === 0 ? "none decided" : `${band.same} of ${decided}`;
}

const BAND_COLUMNS: readonly Column<Band>[] = [
  {
    id: "band",
    head: "Weight, in bits",
    names: true,
    cell: (band) => <span className="number nowrap">{bandText(band)}</span>,
    text: bandText,
    order: (band) => band.from,
  },
  {
    id: "expected",
    head: "The model expects",
    cell: (band) => `${chances(band.expected)} the same`,
    text: (band) => chances(band.expected),
    order: (band) => band.expected,
  },
  {
    id: "judged",
    head: "People judged",
    cell: (band) => (judgedIn(band) === 0 ? shareText(band) : `${shareText(band)} the same`),
    text: shareText,
    order: (band) => (judgedIn(band) === 0 ? -1 : band.same / judgedIn(band)),
  },
  {
    id: "same",
    head: "Same",
    numeric: true,
    cell: (band) => band.same,
    text: (band) => String(band.same),
    order: (band) => band.same,
  },
  {
    id: "different",
    head: "Different",
    numeric: true,
    cell: (band) => band.different,
    text: (band) => String(band.different),
    order: (band) => band.different,
  },
  {
    id: "unsure",
    head: "Unsure",
    numeric: true,
    cell: (band) => band.unsure,
    text: (band) => String(band.unsure),
    order: (band) => band.unsure,
  },
];

function Lesson({ learning }: { readonly learning: LearningWire }) {
  const { judged, says, bands, line, suggestedLine, overruled, model } = learning;
  return (
    <div className="stack">
      <div className="measure stack-tight">
        <p>{says}</p>
        <p className="soft">
          From {plural(judged, "judgement")} that you may read. Model <span className="mono">{model}</span>,
          whose line is at {bits(line)}.{" "}
          {suggestedLine === null
            ? "There are too few judgements yet to say where the line should stand."
            : `By these judgements it would stand at ${bits(suggestedLine)}. Nothing moves it but a person.`}
        </p>
      </div>
      {judged > 0 ? (
        <Table
          name="learning"
          caption="What the model expected, and what people judged"
          columns={BAND_COLUMNS}
          rows={bands}
          rowKey={(band) => String(band.from)}
        />
      ) : null}
      {overruled.length > 0 ? (
        <section>
          <h3>Where people differed most from the model</h3>
          <ul className="plain-list">
            {overruled.map((each) => (
              <li key={each.left + each.right} className="overruled">
                <Link to="/review/$left/$right" params={{ left: each.left, right: each.right }}>
                  {each.leftText} and {each.rightText}
                </Link>
                <span>
                  model <span className="number">{bits(each.weight)}</span>, judged{" "}
                  {SAYS_WORD[each.says].toLowerCase()}
                </span>
                <span className="soft small">
                  <InstantText at={each.at} day />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
