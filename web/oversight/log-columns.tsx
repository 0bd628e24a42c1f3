import { Link } from "@tanstack/react-router";
import type { LogEntryWire } from "../../src/contract/oversight.ts";
import { PURPOSES } from "../../src/vocabulary/purposes.ts";
import { InstantText } from "../look/date-text.tsx";
import { instantText } from "../look/instants.ts";
import type { Column } from "../look/table/column.ts";
import { actName } from "./act-names.ts";

const purposeName = (id: string | null) => PURPOSES.find((each) => each.id === id)?.name ?? id ?? "";

export const LOG_COLUMNS: readonly Column<LogEntryWire>[] = [
  {
    id: "act",
    head: "Act",
    names: true,
    cell: (row) => (
      <Link to="/oversight/log" search={{ act: row.act }}>
        {actName(row.act)}
      </Link>
    ),
    text: (row) => row.act,
    order: (row) => row.act,
  },
  {
    id: "at",
    head: "When",
    cell: (row) => <InstantText at={row.at} />,
    text: (row) => row.at,
    order: (row) => row.at,
  },
  {
    id: "actor",
    head: "Who",
    cell: (row) => row.actor ?? <span className="soft">the system</span>,
    text: (row) => row.actor ?? "",
    order: (row) => row.actor ?? "",
  },
  {
    id: "agency",
    head: "Agency",
    cell: (row) => row.agency ?? "",
    text: (row) => row.agency ?? "",
    order: (row) => row.agency ?? "",
  },
  {
    id: "purpose",
    head: "Purpose",
    cell: (row) => purposeName(row.purpose),
    text: (row) => purposeName(row.purpose),
    order: (row) => row.purpose ?? "",
  },
  { id: "reason", head: "Reason given", cell: (row) => <Reason row={row} />, text: reasonText },
  {
    id: "subjects",
    head: "What",
    cell: (row) => <Subjects subjects={row.subjects} />,
    text: (row) => row.subjects.join(" "),
  },
  {
    id: "leaf",
    head: "Sealed as",
    numeric: true,
    cell: (row) =>
      row.leaf === null ? <span className="soft">soon</span> : row.leaf.toLocaleString("en-GB"),
    text: (row) => (row.leaf === null ? "" : String(row.leaf)),
    order: (row) => row.leaf ?? Number.MAX_SAFE_INTEGER,
  },
  {
    id: "detail",
    head: "Detail",
    extra: true,
    cell: (row) => <code className="small">{detailText(row)}</code>,
    text: detailText,
  },
];

/** The reason as it was given or, where it was erased, by which act. */
function Reason({ row }: { readonly row: LogEntryWire }) {
  if (!row.erasedBy) return row.reason ?? "";
  const { entry } = row.erasedBy;
  return (
    <span className="soft">
      {reasonText(row)}{" "}
      <Link to="/oversight/log" search={{ subject: row.id }} className="mono subject" title={entry}>
        {entry.slice(0, 8)}
      </Link>
    </span>
  );
}

function reasonText(row: LogEntryWire): string {
  if (!row.erasedBy) return row.reason ?? "";
  const { at, actor, agency } = row.erasedBy;
  const by = [actor, agency].filter(Boolean).join(", ");
  return `Erased ${instantText(at)}${by ? ` by ${by}` : ""}, entry`;
}

function detailText(row: LogEntryWire): string {
  return row.detail ? JSON.stringify(row.detail) : "";
}

/** The ids of what was touched; the first few, and how many more. */
function Subjects({ subjects }: { readonly subjects: readonly string[] }) {
  const shown = subjects.slice(0, 2);
  return (
    <span className="small">
      {shown.map((id) => (
        <Link key={id} to="/oversight/log" search={{ subject: id }} className="mono subject" title={id}>
          {id.slice(0, 8)}
        </Link>
      ))}
      {subjects.length > shown.length ? (
        <span className="soft"> and {subjects.length - shown.length} more</span>
      ) : null}
    </span>
  );
}
