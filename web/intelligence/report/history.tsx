import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { InstantText } from "../../look/date-text.tsx";

/** Who did what and why, as far as this reader may know. */
export function History({ report }: { readonly report: ReportDetailWire }) {
  if (report.history.length === 0) return null;
  return (
    <section className="panel">
      <h2>History</h2>
      <ol className="plain-list">
        {report.history.map((event) => (
          <li key={event.at + event.act + event.actor} className="history-row">
            <span className="small soft">
              <InstantText at={event.at} />
            </span>
            <span>
              <strong>{actWords(event.act)}</strong> <span className="soft">{event.actor}</span>
              {event.reason ? <div className="said">{event.reason}</div> : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const ACTS: Readonly<Record<string, string>> = {
  draft: "Begun",
  imported: "Imported",
  imported_anew: "Imported anew, changed",
  returned: "Returned for rework",
  disseminated: "Shared",
  escalated: "Escalated: not acknowledged in time",
};

function actWords(act: string): string {
  const words = ACTS[act] ?? act.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
