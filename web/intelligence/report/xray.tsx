/** The handling X-ray: which items force the handling, and what would remain of the report without them. */
import { Link } from "@tanstack/react-router";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { handlingText } from "../../../src/vocabulary/grades.ts";

export function Xray({ report }: { readonly report: ReportDetailWire }) {
  const { xray, items } = report;
  if (xray.forcedBy.length === 0) return null;
  const number = (id: string) => items.findIndex((item) => item.id === id) + 1;
  const remaining = items.filter((item) => xray.without.items.includes(item.id));
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          Handling <span className="mono">{handlingText(xray.handling)}</span>
        </h2>
        {report.actions.includes("ask_permission") ? (
          <Link
            to="/reports/$reference"
            params={{ reference: report.id }}
            search={{ do: "ask_permission" }}
            className="button no-print"
            data-look="plain"
          >
            Ask {originators(report)} in one go
          </Link>
        ) : null}
      </div>
      <p>A report is handled as strictly as its strictest item. These items force it:</p>
      <ul className="plain-list">
        {xray.forcedBy.map((each) => (
          <li key={each.item + each.originator} className="item-fact">
            <a href={`#item-${each.item}`}>Item {number(each.item)}</a>
            <span>
              <span className="mono">{each.codes.join(" ")}</span>{" "}
              <span className="soft">of {each.originator}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        {remaining.length > 0 ? (
          <>
            Without them it would be <strong className="mono">{handlingText(xray.without.handling)}</strong>{" "}
            and say what {remaining.length === 1 ? "item" : "items"}{" "}
            {remaining.map((item) => number(item.id)).join(", ")} {remaining.length === 1 ? "says" : "say"}.
          </>
        ) : (
          "Without them nothing of it would remain."
        )}
      </p>
    </section>
  );
}

function originators(report: ReportDetailWire): string {
  const names = [...new Set(report.xray.forcedBy.map((each) => each.originator))];
  return names.length <= 3 ? names.join(", ") : `${names.length} originators`;
}
