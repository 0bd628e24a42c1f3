import { Link } from "@tanstack/react-router";
import type { HeldWire } from "../../src/contract/oversight.ts";
import { PURPOSES } from "../../src/vocabulary/purposes.ts";
import { useMe } from "../access/me.tsx";
import { DateText, InstantText } from "../look/date-text.tsx";
import { kindLabel } from "../look/kind-label.ts";
import type { Column } from "../look/table/column.ts";
import { Table } from "../look/table/table.tsx";
import { actName } from "./act-names.ts";
import { type Reading, readings } from "./readings.ts";

type Report = HeldWire["reports"][number];
type Received = Report["receivedBy"][number] & { readonly row: string };

export function HeldReport({ report }: { readonly report: Report }) {
  const own = report.agency === useMe().agency.code;
  const purpose = PURPOSES.find((each) => each.id === report.purpose)?.name ?? report.purpose;
  return (
    <article className="panel stack">
      <div className="panel-head">
        <h2>
          <Link to="/reports/$reference" params={{ reference: report.id }}>
            {report.title || report.reference}
          </Link>
        </h2>
        <span className="small soft">
          {report.agency} <span className="mono">{report.reference}</span>, {report.state}
        </span>
      </div>
      <dl className="facts">
        <dt>What of it</dt>
        <dd>
          {report.mentions.map((each) => (
            <div key={each.id}>
              <span className="soft small">{kindLabel(each.kind)}</span> {each.text}
            </div>
          ))}
        </dd>
        <dt>Purpose</dt>
        <dd>{purpose}</dd>
        <dt>Basis</dt>
        <dd>{report.basis}</dd>
        <dt>Held since</dt>
        <dd>
          <InstantText at={report.heldSince} day />
        </dd>
        <dt>Disposal</dt>
        <dd>
          {report.disposeAfter ? (
            <>
              after <DateText from={report.disposeAfter} />
            </>
          ) : (
            "no date set"
          )}
          <span className="soft">: {report.disposalRule}</span>
        </dd>
        {report.holds.length > 0 ? (
          <>
            <dt>Held for</dt>
            <dd className="late">{report.holds.join("; ")}</dd>
          </>
        ) : null}
      </dl>
      {own ? <Account report={report} /> : <OwnersAccount agency={report.agency} />}
    </article>
  );
}

/** Only its owner knows to whom a report went, and who read it. */
function OwnersAccount({ agency }: { readonly agency: string }) {
  return (
    <div>
      <h3>Who received it and who read it</h3>
      <p>
        {agency} owns this report and keeps the account of both. Ask its data protection office. What your own
        people did is in <Link to="/oversight/log">your log</Link>.
      </p>
    </div>
  );
}

function Account({ report }: { readonly report: Report }) {
  return (
    <>
      <div>
        <h3>Who received it</h3>
        {report.receivedBy.length > 0 ? (
          <Table
            name={`received-${report.reference}`}
            caption="Who received it"
            columns={RECEIVED}
            rows={report.receivedBy.map((each, index) => ({ ...each, row: String(index) }))}
            rowKey={(row) => row.row}
            tools={false}
          />
        ) : (
          <p className="soft">Nobody outside its own unit.</p>
        )}
      </div>
      <div>
        <h3>Who read it</h3>
        {report.readBy.length > 0 ? (
          <Table
            name={`read-${report.reference}`}
            caption="Who read it"
            columns={READ}
            rows={readings(report.readBy)}
            rowKey={(row) => row.row}
          />
        ) : (
          <p className="soft">Nobody yet.</p>
        )}
      </div>
    </>
  );
}

const RECEIVED: readonly Column<Received>[] = [
  {
    id: "to",
    head: "Received by",
    names: true,
    cell: (row) => row.to,
    text: (row) => row.to,
    order: (row) => row.to,
  },
  {
    id: "purpose",
    head: "For",
    cell: (row) => PURPOSES.find((each) => each.id === row.purpose)?.name ?? row.purpose,
    text: (row) => row.purpose,
  },
  { id: "by", head: "Shared by", cell: (row) => row.by, text: (row) => row.by, order: (row) => row.by },
  {
    id: "at",
    head: "When",
    cell: (row) => <InstantText at={row.at} />,
    text: (row) => row.at,
    order: (row) => row.at,
  },
];

const READ: readonly Column<Reading>[] = [
  {
    id: "name",
    head: "Name",
    names: true,
    cell: (row) => row.name,
    text: (row) => row.name,
    order: (row) => row.name,
  },
  {
    id: "agency",
    head: "Agency",
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "act",
    head: "What they did",
    cell: (row) => actName(row.act),
    text: (row) => row.act,
    order: (row) => row.act,
  },
  { id: "reason", head: "Reason given", cell: (row) => row.reason ?? "", text: (row) => row.reason ?? "" },
  {
    id: "times",
    head: "Times",
    numeric: true,
    cell: (row) => row.times,
    text: (row) => String(row.times),
    order: (row) => row.times,
  },
  {
    id: "first",
    head: "First",
    extra: true,
    cell: (row) => <InstantText at={row.firstAt} />,
    text: (row) => row.firstAt,
    order: (row) => row.firstAt,
  },
  {
    id: "last",
    head: "Last",
    cell: (row) => <InstantText at={row.lastAt} />,
    text: (row) => row.lastAt,
    order: (row) => row.lastAt,
  },
];
