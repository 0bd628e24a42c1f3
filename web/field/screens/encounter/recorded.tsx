/** Check, record, report: after recording, the notes may become a draft report, on the same screen. */
import type { ActivityWire } from "../../../../src/contract/field.ts";
import { clockText } from "../../../look/instants.ts";
import { ReportOfNotes } from "../report-of-notes.tsx";

export function Recorded({ at, activity }: { readonly at: Date; readonly activity: ActivityWire }) {
  return (
    <section className="notice" data-tone="done" role="status">
      <h2>Recorded {clockText(at)}</h2>
      <ReportOfNotes activity={activity} />
    </section>
  );
}
