import { Link } from "@tanstack/react-router";
import type { ThingWire } from "../../src/contract/search.ts";
import { ClaimRows } from "../imports/origin/claim-rows.tsx";
import { linkName } from "../intelligence/write/link-kinds.ts";
import { DateText } from "../look/date-text.tsx";
import { GradeChip } from "../look/grade-chip.tsx";
import { Identifier } from "../look/identifier.tsx";
import { keyValue } from "../look/identifier-groups.ts";
import { kindLabel, kindProperties } from "../look/kind-label.ts";
import { Segments } from "../look/marked-text.tsx";
import type { Column } from "../look/table/column.ts";

type Said = ThingWire["said"][number];
type Linked = ThingWire["links"][number] & { readonly row: string };

export const SAID_COLUMNS: readonly Column<Said>[] = [
  {
    id: "reference",
    head: "Report",
    names: true,
    cell: (row) => (
      <Link to="/reports/$reference" params={{ reference: row.report }} className="mono nowrap">
        {row.reference}
      </Link>
    ),
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
  {
    id: "authored",
    head: "Written",
    cell: (row) => <DateText from={row.authored} />,
    text: (row) => row.authored,
    order: (row) => row.authored,
  },
  {
    id: "grade",
    head: "Grade",
    cell: (row) => <GradeChip grade={row.grade} owner={row.agency} />,
    text: (row) => row.grade ?? "not graded",
    order: (row) => row.grade ?? "9",
  },
  {
    id: "passage",
    head: "In these words",
    cell: (row) => <Segments segments={row.passage} />,
    text: (row) => row.passage.map((segment) => segment.text).join(""),
  },
  {
    id: "properties",
    head: "Said of it",
    cell: (row) => (
      <>
        <Properties properties={row.properties} text={row.text} />
        <ClaimRows report={row.report} />
      </>
    ),
    text: (row) =>
      Object.entries(row.properties)
        .map(([name, value]) => `${name}: ${value}`)
        .join("; "),
  },
  {
    id: "agency",
    head: "Owner",
    extra: true,
    cell: (row) => row.agency,
    text: (row) => row.agency,
    order: (row) => row.agency,
  },
  {
    id: "text",
    head: "As written",
    extra: true,
    cell: (row) => row.text,
    text: (row) => row.text,
    order: (row) => row.text,
  },
];

const LABELS: ReadonlyMap<string, string> = new Map(
  [
    "person",
    "company",
    "phone",
    "vehicle",
    "trailer",
    "container",
    "vessel",
    "account",
    "handle",
    "document",
    "device",
  ]
    .flatMap((kind) => kindProperties(kind))
    .map(({ id, label }) => [id, label]),
);

interface PropertiesProps {
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What is said of it besides the words themselves, which stand beside. */
function Properties({ properties, text }: PropertiesProps) {
  const bare = (value: string) =>
    value
      .replace(/\W/g, "")
      .toLowerCase()
      .replace(/^(44|0)/, "");
  return Object.entries(properties)
    .filter(([, value]) => bare(value) !== bare(text))
    .map(([name, value]) => (
      <div key={name}>
        <span className="soft small">{LABELS.get(name) ?? name}</span> {value}
      </div>
    ));
}

export const LINK_COLUMNS: readonly Column<Linked>[] = [
  {
    id: "other",
    head: "With",
    names: true,
    cell: (row) => (
      <Link to="/things/$id" params={{ id: row.mention }}>
        {row.key ? <Identifier kind={row.otherKind} value={keyValue(row.key)} /> : row.display}
      </Link>
    ),
    text: (row) => row.display,
    order: (row) => row.display,
  },
  {
    id: "kind",
    head: "How",
    cell: (row) => (
      <>
        <span aria-hidden="true">{row.direction === "out" ? "→ " : "← "}</span>
        {linkName(row.kind)}
        {row.direction === "in" ? <span className="soft small"> (said of the other)</span> : null}
      </>
    ),
    text: (row) => `${linkName(row.kind)} (${row.direction})`,
    order: (row) => linkName(row.kind),
  },
  {
    id: "otherKind",
    head: "Kind",
    cell: (row) => kindLabel(row.otherKind),
    text: (row) => kindLabel(row.otherKind),
    order: (row) => row.otherKind,
  },
  {
    id: "grade",
    head: "Grade",
    cell: (row) => <GradeChip grade={row.grade} />,
    text: (row) => row.grade ?? "not graded",
    order: (row) => row.grade ?? "9",
  },
  {
    id: "reference",
    head: "Said in",
    cell: (row) => <span className="mono">{row.reference}</span>,
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
];
