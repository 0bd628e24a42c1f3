/** Pairs that need a person: one at a time before the reader, the others beside it, all by single keys. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { PairWire } from "../../../src/contract/identity.ts";
import { JUDGES } from "../../../src/vocabulary/roles.ts";
import { holdsOneOf, useMe } from "../../access/me.tsx";
import { kindLabel } from "../../look/kind-label.ts";
import { Page } from "../../look/page.tsx";
import { useShortcut } from "../../look/shortcuts.ts";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { bareGrounds } from "../judging/reason-choices.ts";
import { type PairIds, useJudging } from "../judging/use-judging.ts";
import { Verdicts } from "../judging/verdicts.tsx";
import { PairView, pairTitle } from "../pair/pair-view.tsx";
import type { QueueFilter } from "../queries.ts";
import { Filters } from "./filters.tsx";
import { LearningPanel } from "./learning-panel.tsx";
import { Nothing } from "./nothing.tsx";
import { idsOf, keyOf, pairKey, useQueue } from "./use-queue.ts";
import { WaitingList } from "./waiting-list.tsx";
import "./review.css";

const route = getRouteApi("/inside/review");

export function ReviewPage() {
  const { kind, near } = route.useSearch();
  // Another filter is another queue: what was chosen and judged in the last one says nothing about it.
  return <Queue key={`${kind} ${near}`} filter={{ kind, near }} />;
}

function Queue({ filter }: { readonly filter: QueueFilter }) {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const judges = holdsOneOf(useMe(), JUDGES);
  const queue = useQueue(filter, open);
  const { answer, waiting, at, current } = queue;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLAnchorElement>(null);
  const focusNext = useRef(false);
  const currentKey = current ? keyOf(current) : undefined;

  const go = (key: string | undefined) => {
    focusNext.current = true;
    void navigate({
      search: { ...filter, ...(key ? { open: key } : {}) },
      replace: true,
      resetScroll: false,
    });
  };
  const judging = useJudging({
    onJudged: (pairs) => {
      const keys = pairs.map(pairKey);
      const next = keys.includes(currentKey ?? "") ? queue.after(keys) : currentKey;
      queue.leave(keys);
      setChosen(new Set());
      go(next);
    },
    onUndone: (pairs) => {
      const keys = pairs.map(pairKey);
      queue.comeBack(keys);
      go(keys[0]);
    },
  });
  useShortcut("n", "Next pair (Enter opens it by itself)", "On this page", () => {
    const next = waiting[at + 1];
    if (next) go(keyOf(next));
  });
  useShortcut("p", "Pair before", "On this page", () => {
    const before = waiting[at - 1];
    if (before) go(keyOf(before));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another pair stands here
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [currentKey]);

  const many = waiting.filter((pair) => chosen.has(keyOf(pair)));
  return (
    <Page
      title="Who is who"
      lead={
        <p>
          Pairs near the line, where a person sees more than the model. Your answer is kept with your name and
          your reason, and no model overrules it.
        </p>
      }
    >
      <Filters filter={filter} kinds={answer.data?.kinds ?? []} name={nameOf(filter.near, waiting)} />
      {answer.isPending ? <Skeleton lines={12} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      <div className="stack">
        {answer.data && !current ? <Nothing filter={filter} /> : null}
        {current ? (
          <div className="review">
            <WaitingList
              pairs={waiting}
              more={answer.data?.more ?? false}
              current={currentKey}
              onOpen={go}
              chosen={judges && filter.near ? chosen : null}
              onChoose={setChosen}
            />
            <article className="review-pair" aria-labelledby="pair-title">
              <div className="review-head">
                <h2 id="pair-title">
                  <Link
                    ref={heading}
                    to="/review/$left/$right"
                    params={{ left: idsOf(current).left, right: idsOf(current).right }}
                  >
                    {pairTitle(current)}
                  </Link>
                </h2>
                <span className="soft small number">
                  {kindLabel(current.left.kind)}, {at + 1} of {waiting.length}
                  {answer.data?.more ? " and more" : ""}
                </span>
              </div>
              <p className="review-why">{current.why}</p>
              <PairView
                pair={current}
                judging={judging}
                {...(many.length > 1
                  ? {
                      verdicts: (
                        <Verdicts
                          pairs={many.map(idsOf)}
                          grounds={bareGrounds(current.left.kind)}
                          judging={judging}
                        />
                      ),
                    }
                  : {})}
              />
              {filter.near ? null : <Neighbours ids={idsOf(current)} />}
            </article>
          </div>
        ) : null}
        <LearningPanel />
      </div>
    </Page>
  );
}

/** All pairs of one side: they can be judged together, because they ask the same question. */
function Neighbours({ ids }: { readonly ids: PairIds }) {
  return (
    <p className="review-near-links no-print">
      Judge all pairs of{" "}
      <Link to="/review" search={{ near: ids.left }}>
        the left one
      </Link>{" "}
      or{" "}
      <Link to="/review" search={{ near: ids.right }}>
        the right one
      </Link>{" "}
      together.
    </p>
  );
}

function nameOf(near: string | undefined, pairs: readonly PairWire[]): string | undefined {
  return pairs.flatMap(({ left, right }) => [left, right]).find(({ source }) => source.mention === near)
    ?.text;
}
