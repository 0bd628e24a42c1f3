/** What people judged, newest first, with what was taken back; and the way to take back what one may. */
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { JudgementWire } from "../../../src/contract/identity.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { plural } from "../../look/instants.ts";
import { SAYS_TONE, SAYS_WORD } from "../words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { takeBack } from "./use-judging.ts";
import "../../imports/imports.css";
import "./judging.css";

interface JudgementListProps {
  readonly judgements: readonly JudgementWire[];
  /** On the page of one pair it goes without saying which pair is meant. */
  readonly namesPairs?: boolean;
  /** Not from a page of the past. */
  readonly mayTakeBack?: boolean;
}

export function JudgementList({ judgements, namesPairs = true, mayTakeBack = true }: JudgementListProps) {
  const [undoing, setUndoing] = useState<JudgementWire | null>(null);
  return (
    <>
      <ul className="plain-list">
        {judgements.map((judgement) => (
          <li key={judgement.act} className="judgement" data-over={judgement.retractedAt !== null}>
            <Words judgement={judgement} />
            {namesPairs ? <Pairs judgement={judgement} /> : null}
            {mayTakeBack && judgement.mayRetract && judgement.retractedAt === null ? (
              <Button look="plain" size="small" onClick={() => setUndoing(judgement)}>
                Take back<span className="visually-hidden"> “{SAYS_WORD[judgement.says]}”</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {undoing ? <TakeBack judgement={undoing} onClose={() => setUndoing(null)} /> : null}
    </>
  );
}

function Words({ judgement }: { readonly judgement: JudgementWire }) {
  return (
    <>
      <div className="row small">
        <span className="tag" data-tone={judgement.retractedAt ? undefined : SAYS_TONE[judgement.says]}>
          {SAYS_WORD[judgement.says]}
        </span>
        <span>{judgement.by}</span>
        <InstantText at={judgement.at} />
        {judgement.shared ? null : (
          <span className="tag" title="Read by the agency that judged, and by nobody else">
            kept in the agency
          </span>
        )}
      </div>
      <p className="judgement-reason">{judgement.reason}</p>
      {judgement.retractedAt ? (
        <p className="small">
          <strong>Taken back</strong>
          {judgement.retractedBy ? ` by ${judgement.retractedBy}` : ""},{" "}
          <InstantText at={judgement.retractedAt} />
          {judgement.retraction ? `: ${judgement.retraction}` : null}
        </p>
      ) : null}
    </>
  );
}

const LISTED = 3;

function Pairs({ judgement: { pairs } }: { readonly judgement: JudgementWire }) {
  const rest = pairs.slice(LISTED);
  return (
    <>
      <PairList pairs={pairs.slice(0, LISTED)} />
      {rest.length > 0 ? (
        <details>
          <summary className="quiet-summary small">{plural(rest.length, "more pair")}</summary>
          <PairList pairs={rest} />
        </details>
      ) : null}
    </>
  );
}

function PairList({ pairs }: { readonly pairs: JudgementWire["pairs"] }) {
  return (
    <ul className="plain-list small">
      {pairs.map((pair) => (
        <li key={pair.left + pair.right}>
          <Link to="/review/$left/$right" params={{ left: pair.left, right: pair.right }}>
            {pair.leftText} <span className="soft">({pair.leftReference})</span> and {pair.rightText}{" "}
            <span className="soft">({pair.rightReference})</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function TakeBack({
  judgement,
  onClose,
}: {
  readonly judgement: JudgementWire;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  return (
    <ReasonDialog
      title="Take this judgement back"
      lead="What was judged at once is taken back at once, every pair of it. It stays in the history, with your reason."
      submit="Take it back"
      choices={[
        { id: "new", words: "New information says otherwise" },
        { id: "mistake", words: "It was a mistake" },
      ]}
      busy={busy}
      error={null}
      onClose={onClose}
      onGive={(words) => {
        setBusy(true);
        void takeBack(queries, judgement.act, words).then((done) => {
          setBusy(false);
          if (done) onClose();
        });
      }}
    />
  );
}
