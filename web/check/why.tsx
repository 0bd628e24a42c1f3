/** Why a match is likely or not, in words: what agrees, what does not, and what nobody said. */
import type { StepWire, WaterfallWire } from "../../src/contract/identity.ts";
import { bits, chances, inSentence, listed, oneIn, standing, startWords } from "../identity/words.ts";

export function Why({ waterfall }: { readonly waterfall: WaterfallWire }) {
  const { start, speaksFor, speaksAgainst, silent, weight, probability, line, model } = waterfall;
  return (
    <details className="check-why">
      <summary>Why: {chances(probability)}</summary>
      <div className="stack-tight">
        <Steps title="What agrees" steps={speaksFor} />
        <Steps title="What does not" steps={speaksAgainst} />
        <p>
          Before anything is compared: {startWords(start)} pairs is one person ({bits(start)}).
        </p>
        {silent.length > 0 ? <p>Not known on both sides: {listed(silent.map(inSentence))}.</p> : null}
        <p>
          Together {bits(weight)}, {standing(weight, line)} of {bits(line)}, from which two are taken to be
          one. Each step doubles or halves the odds.
        </p>
        <p className="soft">
          A model compared this (<span className="mono">{model}</span>). It suggests; you decide.
        </p>
      </div>
    </details>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly StepWire[] }) {
  if (steps.length === 0) return null;
  return (
    <div>
      <h4>{title}</h4>
      <ul className="check-steps">
        {steps.map((step) => (
          <li key={step.property}>
            <strong>{step.label}</strong>: {step.says}
            {step.oneIn !== null && step.oneIn >= 2 ? `, ${oneIn(step.oneIn)}` : ""} ({bits(step.weight)})
            {step.left || step.right ? (
              <span className="soft">
                {" "}
                You gave {step.left || "nothing"}; it says {step.right || "nothing"}.
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
