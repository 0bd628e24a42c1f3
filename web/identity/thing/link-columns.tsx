import { Link } from "@tanstack/react-router";
import type { ThingWire } from "../../../src/contract/identity.ts";
import { linkName } from "../../intelligence/write/link-kinds.ts";
import { GradeChip } from "../../look/grade-chip.tsx";
import { Identifier } from "../../look/identifier.tsx";
import { keyValue } from "../../look/identifier-groups.ts";
import { kindLabel } from "../../look/kind-label.ts";
import type { Column } from "../../look/table/column.ts";

type Linked = ThingWire["links"][number] & { readonly row: string };

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
    cell: (row) => (
      <Link to="/reports/$reference" params={{ reference: row.reference }} className="mono">
        {row.reference}
      </Link>
    ),
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
];
