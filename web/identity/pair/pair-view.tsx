/** One pair, large: the question, the three answers, both sides, and why the model says what it says. */
import type { ReactNode } from "react";
import type { PairWire } from "../../../src/contract/identity.ts";
import { JUDGES } from "../../../src/vocabulary/roles.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { JudgementList } from "../judging/judgement-list.tsx";
import { groundsOf } from "../judging/reason-choices.ts";
import type { Judging } from "../judging/use-judging.ts";
import { Verdicts } from "../judging/verdicts.tsx";
import { PairTable } from "./pair-table.tsx";
import { Waterfall } from "./waterfall.tsx";
import "./pair.css";

interface PairViewProps {
  readonly pair: PairWire;
  readonly judging: Judging;
  /** Answers for more than this pair, where several are chosen. */
  readonly verdicts?: ReactNode;
}

export function PairView({ pair, judging, verdicts }: PairViewProps) {
  const me = useMe();
  const ids = { left: pair.left.source.mention, right: pair.right.source.mention };
  return (
    <div className="stack">
      {verdicts ??
        (holdsOneOf(me, JUDGES) ? (
          <Verdicts pairs={[ids]} grounds={groundsOf(pair)} judging={judging} />
        ) : (
          <p className="soft">Analysts, intelligence officers and safeguarding leads judge pairs.</p>
        ))}
      <PairTable pair={pair} />
      <Waterfall pair={pair} />
      {pair.judgements.length > 0 ? (
        <section className="panel">
          <h2>Judged before</h2>
          <JudgementList judgements={pair.judgements} namesPairs={false} />
        </section>
      ) : null}
    </div>
  );
}

/** The two as a question is asked about them. */
export function pairTitle({ left, right }: PairWire): string {
  return left.text === right.text ? `Two named ${left.text}` : `${left.text} and ${right.text}`;
}
