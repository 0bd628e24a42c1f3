import { holdsOneOf, useMe } from "../../access/me.tsx";

interface ShareChoiceProps {
  readonly share: boolean;
  readonly onChange: (share: boolean) => void;
}

/** Letting in whom the reports name is a disclosure of all of them at once: never the default, and said as what it is. */
export function ShareChoice({ share, onChange }: ShareChoiceProps) {
  const may = holdsOneOf(useMe(), ["intelligence_officer"]);
  return (
    <section className="share-choice stack-tight">
      <h2>Who will read them</h2>
      <p>
        What comes in is graded and belongs to your intelligence unit. A report that names other recipients is
        refused unless you decide here that they receive it.
      </p>
      <div className="choice">
        <input
          id="share"
          type="checkbox"
          checked={share}
          disabled={!may}
          aria-describedby="share-means"
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor="share">Share with the audiences that the reports name</label>
        <div className="choice-hint" id="share-means">
          {may
            ? "Every report of this import can then be read at once by the agencies and teams it names. That is your decision as an intelligence officer, it is logged as a disclosure, and your password is asked for again."
            : "Only an intelligence officer can decide this. Without it, reports that name recipients are refused; the others come in."}
        </div>
      </div>
    </section>
  );
}
