/** The notes of an activity as a draft report, once; it is finished and graded in Tributary itself. */
import type { ActivityWire } from "../../../src/contract/field.ts";
import { Button } from "../../look/button.tsx";
import { useField } from "../context.tsx";

export function ReportOfNotes({ activity }: { readonly activity: ActivityWire }) {
  const [{ waiting }, field] = useField();
  if (activity.report !== null) {
    return (
      <p>
        Draft report{" "}
        <a
          href={`/reports/${encodeURIComponent(activity.report)}`}
          target="_blank"
          rel="noreferrer"
          className="mono"
        >
          {activity.report}
          <span className="visually-hidden"> (opens Tributary in a new window)</span>
        </a>{" "}
        was made of the notes. Finish and submit it there.
      </p>
    );
  }
  if (!activity.parts.some(({ kind }) => kind === "note")) return null;
  const asked = waiting.some(({ body }) => body.do === "report" && body.activity === activity.id);
  if (asked) return <p>A draft report of the notes is made as soon as this is sent.</p>;
  return (
    <Button look="plain" onClick={() => void field.record({ do: "report", activity: activity.id })}>
      Make a report of the notes
    </Button>
  );
}
