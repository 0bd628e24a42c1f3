/** Mentions near the line: perhaps this one as well. A person says so, here or after a closer look. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { SaysWire, ThingWire } from "../../../src/contract/identity.ts";
import { Button } from "../../look/button.tsx";
import { bareGrounds, reasonChoices } from "../judging/reason-choices.ts";
import { ReasonDialog } from "../judging/reason-dialog.tsx";
import { useJudging } from "../judging/use-judging.ts";
import { chances, kindWord } from "../words.ts";

type Perhaps = ThingWire["perhaps"][number];

interface PerhapsProps {
  readonly kind: string;
  readonly list: readonly Perhaps[];
  readonly mention: string;
  readonly mayJudge: boolean;
}

export function PerhapsAlso({ kind, list, mention, mayJudge }: PerhapsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const judged = useRef(false);
  const judging = useJudging({
    onJudged: () => {
      judged.current = true;
    },
  });
  const [asking, setAsking] = useState<{ readonly says: SaysWire; readonly entry: Perhaps } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry that was judged goes away with the focus
  useEffect(() => {
    if (!judged.current || document.activeElement !== document.body) return;
    judged.current = false;
    heading.current?.focus();
  }, [list]);
  return (
    <section className="panel no-print" aria-labelledby="perhaps-title">
      <h2 id="perhaps-title" ref={heading} tabIndex={-1}>
        Perhaps also
      </h2>
      <ul className="plain-list">
        {list.map((entry) => (
          <li key={entry.mention} className="perhaps">
            <div className="row spread">
              <Link to="/things/$id" params={{ id: entry.mention }}>
                {entry.display}
              </Link>
              <span className="number small">{chances(entry.probability)}</span>
            </div>
            <div className="soft small">
              {entry.agency} <span className="mono">{entry.reference}</span>
            </div>
            <div className="button-row">
              {mayJudge
                ? (["same", "different"] as const).map((says) => (
                    <Button key={says} look="plain" size="small" onClick={() => setAsking({ says, entry })}>
                      {says === "same" ? "Same" : "Different"}
                      <span className="visually-hidden"> as {entry.display}</span>
                    </Button>
                  ))
                : null}
              <Link
                to="/review/$left/$right"
                params={{ left: entry.with, right: entry.mention }}
                className="button"
                data-look="quiet"
                data-size="small"
              >
                Look closer<span className="visually-hidden"> at {entry.display}</span>
              </Link>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/review" search={{ near: list[0]?.with ?? mention }}>
          Work through them one by one
        </Link>
      </p>
      {asking ? (
        <ReasonDialog
          title={
            asking.says === "same"
              ? `Why is it the same ${kindWord(kind)}?`
              : `Why is it another ${kindWord(kind)}?`
          }
          lead={`${asking.entry.display}, said in ${asking.entry.reference}. Look closer first if you have not read it.`}
          submit="Judge"
          choices={reasonChoices(asking.says, bareGrounds(kind))}
          busy={judging.busy}
          error={judging.error}
          onClose={() => setAsking(null)}
          onGive={(words) => {
            const pair = { left: asking.entry.with, right: asking.entry.mention };
            void judging.judge(asking.says, words, [pair]).then((done) => done && setAsking(null));
          }}
        />
      ) : null}
    </section>
  );
}
