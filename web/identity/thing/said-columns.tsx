import { Link } from "@tanstack/react-router";
import type { ThingWire } from "../../../src/contract/identity.ts";
import { ClaimRows } from "../../imports/origin/claim-rows.tsx";
import { DateText } from "../../look/date-text.tsx";
import { GradeChip } from "../../look/grade-chip.tsx";
import { kindProperties } from "../../look/kind-label.ts";
import { Segments } from "../../look/marked-text.tsx";
import type { Column } from "../../look/table/column.ts";
import { categoryWords } from "../category-words.ts";
import { joinedWords, listed } from "../words.ts";
import { isDate } from "./dates.ts";

type Said = ThingWire["said"][number];

/** Which rows are chosen, while somebody says that some are about another. */
interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (mention: string) => void;
}

export function saidColumns(thing: ThingWire, choosing: Choosing | null): readonly Column<Said>[] {
  const [reference, ...rest] = COLUMNS;
  const joined: Column<Said> = {
    id: "joined",
    head: "Joined by",
    cell: (row) => <Joined row={row} />,
    text: (row) => (row.joined ? joinedWords(row.joined) : ""),
    order: (row) => (row.joined ? joinedWords(row.joined) : ""),
  };
  if (!reference) return COLUMNS;
  const first = choosing
    ? { ...reference, cell: (row: Said) => <ChoosingCell row={row} choosing={choosing} /> }
    : reference;
  // Where one mention stands alone nothing was joined to it.
  return thing.said.some((row) => row.joined) ? [first, ...rest, joined] : [first, ...rest];
}

function ChoosingCell({ row, choosing }: { readonly row: Said; readonly choosing: Choosing }) {
  return (
    <span className="choose-row">
      <input
        type="checkbox"
        aria-label={`${row.text}, said in ${row.reference}`}
        checked={choosing.chosen.has(row.mention)}
        onChange={() => choosing.toggle(row.mention)}
      />
      <ReportLink row={row} />
    </span>
  );
}

function ReportLink({ row }: { readonly row: Said }) {
  return (
    <Link to="/reports/$reference" params={{ reference: row.report }} className="mono nowrap">
      {row.reference}
    </Link>
  );
}

/** By whom it belongs here; why is one step away. */
function Joined({ row }: { readonly row: Said }) {
  if (!row.joined) return null;
  return (
    <Link to="/review/$left/$right" params={{ left: row.joined.with, right: row.mention }}>
      {joinedWords(row.joined)}
      <span className="visually-hidden">: see why {row.text} is taken to belong here</span>
    </Link>
  );
}

const COLUMNS: readonly Column<Said>[] = [
  {
    id: "reference",
    head: "Report",
    names: true,
    cell: (row) => <ReportLink row={row} />,
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
        {row.categories.length > 0 ? (
          <div>
            <span className="soft small">In that event</span> {listed(row.categories.map(categoryWords))}
          </div>
        ) : null}
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
        <span className="soft small">{LABELS.get(name) ?? name}</span>{" "}
        {isDate(name) ? <DateText from={value} /> : value}
      </div>
    ));
}
