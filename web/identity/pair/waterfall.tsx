/**
 * Why the model says what it says: each named weight with its bar, for and against side by side, and where the sum stands
 * against the line. A bit doubles or halves the odds. The bars repeat in lengths what stands beside them in figures.
 */
import type { PairWire, StepWire } from "../../../src/contract/identity.ts";
import { bits, chances, inSentence, kindWord, listed, oneIn, standing, startWords } from "../words.ts";
import { percent, WeightScale } from "./weight-scale.tsx";
import "./waterfall.css";

export function Waterfall({ pair }: { readonly pair: PairWire }) {
  const { waterfall, left } = pair;
  const one = `one ${kindWord(left.kind)}`;
  const longest = Math.max(
    1,
    Math.abs(waterfall.start),
    ...[...waterfall.speaksFor, ...waterfall.speaksAgainst].map((step) => Math.abs(step.weight)),
  );
  const before: StepWire = {
    property: "start",
    label: "Before anything is compared",
    says: `${startWords(waterfall.start)} pairs like this is ${one}`,
    weight: waterfall.start,
    oneIn: null,
    left: "",
    right: "",
  };
  return (
    <section className="panel stack" aria-labelledby="waterfall-title">
      <div className="panel-head">
        <h2 id="waterfall-title">Why the model says {chances(waterfall.probability)}</h2>
        <span className="soft small">
          In bits: each one doubles or halves the odds. Model <span className="mono">{waterfall.model}</span>
        </span>
      </div>
      <div className="weights">
        <Side title={`Speaks for ${one}`} steps={waterfall.speaksFor} longest={longest}>
          Nothing that both sides say agrees.
        </Side>
        <Side title="Speaks against" steps={[before, ...waterfall.speaksAgainst]} longest={longest} />
      </div>
      <div>
        <WeightScale waterfall={waterfall} />
        <p className="weight-sum">
          Together <strong className="number">{bits(waterfall.weight)}</strong>,{" "}
          {standing(waterfall.weight, waterfall.line)} of {bits(waterfall.line)}, from which two are taken to
          be one.
        </p>
      </div>
      <Silent pair={pair} />
    </section>
  );
}

interface SideProps {
  readonly title: string;
  readonly steps: readonly StepWire[];
  readonly longest: number;
  readonly children?: string;
}

function Side({ title, steps, longest, children }: SideProps) {
  return (
    <div>
      <h3>{title}</h3>
      {steps.length > 0 ? (
        <ul className="plain-list">
          {steps.map((step) => (
            <Step key={step.property + step.says} step={step} longest={longest} />
          ))}
        </ul>
      ) : (
        <p className="soft">{children}</p>
      )}
    </div>
  );
}

function Step({ step, longest }: { readonly step: StepWire; readonly longest: number }) {
  return (
    <li className="weight" data-against={step.weight < 0} data-start={step.property === "start"}>
      <span className="weight-words">
        <span className="weight-label">{step.label}</span>
        <span className="soft">
          {": "}
          {step.says}
          {step.oneIn !== null && step.oneIn >= 2 ? `, ${oneIn(step.oneIn)}` : ""}
        </span>
      </span>
      <span className="weight-figure number">{bits(step.weight)}</span>
      <svg className="weight-bar" width="100%" height="8" aria-hidden="true">
        <rect className="weight-track" width="100%" height="8" />
        <rect className="weight-fill" width={percent(Math.abs(step.weight) / longest)} height="8" />
      </svg>
    </li>
  );
}

/** What one side does not say speaks neither for nor against; but a reader may know where to ask. */
function Silent({ pair }: { readonly pair: PairWire }) {
  const { left, right, fields, waterfall } = pair;
  const unsaid = (side: "left" | "right") =>
    fields.filter((field) => field[side] === "").map(({ label }) => label);
  const shown = new Set(fields.map(({ label }) => label));
  const rest = waterfall.silent.filter((label) => !shown.has(label));
  const rows = [
    { key: "left", of: left.source.reference, labels: unsaid("left") },
    { key: "right", of: right.source.reference, labels: unsaid("right") },
  ].filter(({ labels }) => labels.length > 0);
  if (rows.length === 0 && rest.length === 0) return null;
  return (
    <div>
      <h3>What is not known</h3>
      <p className="soft small">It speaks neither for nor against. Asking for it may decide the pair.</p>
      <ul className="plain-list">
        {rows.map(({ key, of, labels }) => (
          <li key={key}>
            <span className="mono">{of}</span> does not say: {listed(labels.map(inSentence))}
          </li>
        ))}
        {rest.length > 0 ? <li>At least one side does not say: {listed(rest.map(inSentence))}</li> : null}
      </ul>
    </div>
  );
}
