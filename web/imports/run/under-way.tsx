/** A run that waits, works, is paused or stopped: how far it is, how fast, how long still. */
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { plural } from "../../look/instants.ts";
import { leftText, rateText, sizeText, stateWords } from "../run-words.ts";
import { CountStrip } from "./count-strip.tsx";
import { Steering } from "./steering.tsx";

export function UnderWay({ run }: { readonly run: ImportRunWire }) {
  return (
    <section className="panel stack">
      {run.state === "failed" ? (
        <div className="notice" data-tone="harm" role="alert">
          <h2>It stopped</h2>
          <p>{run.failure ?? "The reason is not known."}</p>
          <p className="small">
            What was finished before is kept. It goes on after the last record it finished.
          </p>
        </div>
      ) : null}
      <RunProgress run={run} />
      <CountStrip counts={run.counts} />
      <Steering run={run} />
    </section>
  );
}

export function RunProgress({ run }: { readonly run: ImportRunWire }) {
  const working = run.state === "running" && run.asked === null;
  const { done, whole, words } = wayOf(run);
  const facts = [
    ...words,
    working ? rateText(run.rate) : "",
    working ? leftText(run.secondsLeft) : "",
  ].filter(Boolean);
  return (
    <div className="stack-tight">
      <h2>
        <label htmlFor={`run-${run.id}`}>{stateWords(run)}</label>
      </h2>
      <progress id={`run-${run.id}`} className="run-progress" max={Math.max(1, whole)} value={done} />
      <p className="number">{facts.join(", ")}.</p>
      {run.state === "waiting" || run.state === "running" ? (
        <p className="soft small">You can leave this page: it goes on without it.</p>
      ) : null}
    </div>
  );
}

/** How far it is. A page of a document takes as long in a small file as in a large one: those are counted in files. */
export function wayOf(run: ImportRunWire): { done: number; whole: number; words: readonly string[] } {
  if (run.format === "documents") {
    const files = run.files.length;
    return { done: run.records, whole: files, words: [`${run.records} of ${plural(files, "file")}`] };
  }
  const { bytesRead, bytesTotal } = run;
  return {
    done: bytesRead,
    whole: bytesTotal,
    words: [plural(run.records, "record"), `${sizeText(bytesRead)} of ${sizeText(bytesTotal)} read`],
  };
}
