import { Link } from "@tanstack/react-router";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { PURPOSES } from "../../../src/vocabulary/purposes.ts";
import { DateText, InstantText } from "../../look/date-text.tsx";

/** When, for what, how it is known, what it came from and what came of it. */
export function Facts({ report }: { readonly report: ReportDetailWire }) {
  return (
    <section className="panel">
      <h2>About this report</h2>
      <dl className="facts">
        <dt>Information of</dt>
        <dd>
          <DateText from={report.informationFrom} to={report.informationTo} />
        </dd>
        <dt>Written</dt>
        <dd>
          <DateText from={report.authored} />
          {report.author ? ` by ${report.author}` : ""}
        </dd>
        <dt>How it is known</dt>
        <dd>{report.provenance || <span className="soft">not said</span>}</dd>
        <dt>Purpose</dt>
        <dd>{PURPOSES.find((each) => each.id === report.purpose)?.name}</dd>
        <Related term="Made from" reports={report.sources} />
        <Related term="Became" reports={report.derived} />
        {report.requirements.length > 0 ? (
          <>
            <dt>Answers</dt>
            <dd>
              {report.requirements.map((each) => (
                <div key={each.id}>
                  <Link to="/requirements/$id" params={{ id: each.id }}>
                    {each.code} {each.title}
                  </Link>
                </div>
              ))}
            </dd>
          </>
        ) : null}
        <dt>Last change</dt>
        <dd>
          <InstantText at={report.changedAt} />
        </dd>
      </dl>
    </section>
  );
}

const DERIVED: Readonly<Record<string, string>> = {
  sanitised: "sanitised",
  product: "product",
  emergency_release: "emergency release",
};

function Related({
  term,
  reports,
}: {
  readonly term: string;
  readonly reports: ReportDetailWire["sources"];
}) {
  if (reports.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {reports.map((each) => (
          <div key={each.id}>
            <Link to="/reports/$reference" params={{ reference: each.id }} className="mono">
              {each.reference}
            </Link>{" "}
            <span className="soft small">{DERIVED[each.kind] ?? each.kind}</span>
          </div>
        ))}
      </dd>
    </>
  );
}
