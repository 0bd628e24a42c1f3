/** Intelligence requirements that the words may answer, why they are shown, and a tick to say that they do. */
import { Link } from "@tanstack/react-router";
import type { RecognisedWire } from "../../../src/contract/recognise.ts";

export type Suggested = RecognisedWire["requirements"][number];

interface RequirementsBesideProps {
  readonly suggested: readonly Suggested[];
  readonly linked: readonly string[];
  readonly onChange: (linked: readonly string[]) => void;
}

export function RequirementsBeside({ suggested, linked, onChange }: RequirementsBesideProps) {
  return (
    <section className="panel">
      <h2>Does it answer a requirement?</h2>
      {suggested.length === 0 ? (
        <p className="soft">
          Requirements that your words may answer appear here as you write.{" "}
          <Link to="/requirements">See all of them</Link>
        </p>
      ) : (
        suggested.map((each) => (
          <div key={each.id} className="choice">
            <input
              id={`requirement-${each.id}`}
              type="checkbox"
              aria-describedby={`requirement-${each.id}-because`}
              checked={linked.includes(each.id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...linked, each.id] : linked.filter((id) => id !== each.id))
              }
            />
            <label htmlFor={`requirement-${each.id}`}>
              <span className="mono small">{each.code}</span> {each.title}
            </label>
            <div className="choice-hint" id={`requirement-${each.id}-because`}>
              Priority {each.priority}. Because you wrote {each.because.map((word) => `“${word}”`).join(", ")}
            </div>
          </div>
        ))
      )}
    </section>
  );
}
