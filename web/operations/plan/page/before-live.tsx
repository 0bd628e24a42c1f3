/** A list to tick off: what the plan still needs before it goes live, each with the way there. */
import { Link } from "@tanstack/react-router";
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { plural } from "../../../look/instants.ts";
import { headingOf, needsOf } from "./missing.ts";

export function BeforeLive({ name, phase }: { readonly name: string; readonly phase: PhaseWire }) {
  const { needs, others } = needsOf(phase);
  const may = phase.actions.includes("change");
  return (
    <section className="panel no-print" aria-labelledby="before-live">
      <div className="panel-head">
        <h2 id="before-live">Before it goes live</h2>
        <span className="small soft">
          {phase.missing.length === 0
            ? "nothing is missing"
            : `${plural(phase.missing.length, "thing")} missing`}
        </span>
      </div>
      <ul className="plain-list need-list">
        {needs.map((need) => (
          <li key={need.part} data-done={need.done}>
            <span className="need-mark" aria-hidden="true">
              {need.done ? "✓" : need.missing.length > 0 ? "–" : "○"}
            </span>
            <span>
              <Link
                to="/operations/$name/$phase/plan"
                params={{ name, phase: phase.name }}
                search={may && !need.done && need.part !== "briefing" ? { do: need.part } : {}}
                hash={need.part}
              >
                {need.name}
              </Link>
              <span className="visually-hidden">{need.done ? ": done" : ": to do"}</span>
              {need.done || need.missing.length > 0 ? null : (
                <span className="small soft need-words">nothing yet; it can go live without</span>
              )}
              {need.missing.map((words) => (
                <span key={words} className="small late need-words">
                  {may && headingOf(words) ? (
                    <Link
                      to="/operations/$name/$phase/plan"
                      params={{ name, phase: phase.name }}
                      search={{ do: `briefing-${headingOf(words)}` }}
                      hash={`briefing-${headingOf(words)}`}
                    >
                      {words}
                    </Link>
                  ) : (
                    words
                  )}
                </span>
              ))}
            </span>
          </li>
        ))}
        {others.map((words) => (
          <li key={words} data-done="false">
            <span className="need-mark" aria-hidden="true">
              –
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
