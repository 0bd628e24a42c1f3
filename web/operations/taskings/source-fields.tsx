/** What the tasking rests on: reports found by reference or words, whole or by item, with their grades in sight. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SearchPageWire } from "../../../src/contract/search.ts";
import { reportQuery } from "../../intelligence/queries.ts";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { Segments } from "../../look/marked-text.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { get } from "../../server/call.ts";
import type { SourceDraft } from "./draft.ts";
import { actionSays } from "./handling-words.ts";
import { ItemChoice } from "./item-choice.tsx";

interface SourceFieldsProps {
  readonly sources: readonly SourceDraft[];
  readonly onChange: (sources: readonly SourceDraft[]) => void;
}

const REFERENCE = /^[A-Za-z]{2,20}-\d{4}-[A-Za-z0-9]{4,20}$/;

export function SourceFields({ sources, onChange }: SourceFieldsProps) {
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const find = () => {
    const said = words.trim();
    setOpen(REFERENCE.test(said) ? said.toUpperCase() : null);
    setWanted(REFERENCE.test(said) ? "" : said);
  };
  const done = () => {
    setOpen(null);
    setWanted("");
    setWords("");
  };
  return (
    <div className="stack-tight">
      {sources.length > 0 ? (
        <ul className="plain-list chosen-list" aria-label="Reports that it rests on">
          {sources.map((each, nth) => (
            <li key={`${each.report} ${each.item}`} className="tasking-source">
              <div>
                <span className="row">
                  <span className="mono">{each.reference}</span>
                  {each.grades.map((grade) => (
                    <GradeChip key={grade} grade={grade} owner={each.agency} />
                  ))}
                  {each.item ? <span className="small soft">one item</span> : null}
                </span>
                <span>{each.title}</span>
                {actionSays(each.grades).map((says) => (
                  <p key={says} className="small late">
                    {says}
                  </p>
                ))}
              </div>
              <Button look="quiet" size="small" onClick={() => onChange(sources.toSpliced(nth, 1))}>
                Remove<span className="visually-hidden"> {each.reference}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row plan-pair">
        <TextField
          pointer="/reports"
          label="Find a report (optional)"
          hint="A reference such as KENT-2026-K4WC2EV, or words in it"
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Enter here looks for a report and does not send the form.
            event.preventDefault();
            find();
          }}
        />
        <Button look="plain" onClick={find}>
          Find
        </Button>
      </div>
      {wanted ? <Found q={wanted} onOpen={setOpen} /> : null}
      {open ? (
        <Opened
          id={open}
          onCancel={done}
          onAdd={(added) => {
            const known = new Set(sources.map((each) => `${each.report} ${each.item}`));
            onChange([...sources, ...added.filter((each) => !known.has(`${each.report} ${each.item}`))]);
            done();
          }}
        />
      ) : null}
    </div>
  );
}

function Found({ q, onOpen }: { readonly q: string; readonly onOpen: (id: string) => void }) {
  const answer = useQuery({
    queryKey: ["search", q, "for-tasking"],
    queryFn: ({ signal }) => get<SearchPageWire>("/search", { search: { q, sort: "best" }, signal }),
  });
  if (answer.isPending) return <Skeleton lines={3} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  const hits = answer.data.items.slice(0, 8);
  return (
    <div role="status">
      {hits.length === 0 ? <p>No report that you may read has these words.</p> : null}
      <ul className="plain-list plan-lines">
        {hits.map((hit) => (
          <li key={hit.id}>
            <span className="row">
              <Button look="plain" size="small" onClick={() => onOpen(hit.id)}>
                Choose<span className="visually-hidden"> {hit.reference}</span>
              </Button>
              <span className="mono">{hit.reference}</span>
              {[...new Set(hit.passages.map((each) => each.grade))].map((grade) =>
                grade ? <GradeChip key={grade} grade={grade} owner={hit.agency} /> : null,
              )}
            </span>
            <Segments segments={hit.title} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Opened({
  id,
  onAdd,
  onCancel,
}: {
  readonly id: string;
  readonly onAdd: (sources: readonly SourceDraft[]) => void;
  readonly onCancel: () => void;
}) {
  const answer = useQuery(reportQuery(id));
  if (answer.isPending) return <Skeleton lines={3} />;
  if (answer.error) return <ProblemNotice error={answer.error} again={() => void answer.refetch()} />;
  return <ItemChoice report={answer.data} onAdd={onAdd} onCancel={onCancel} />;
}
