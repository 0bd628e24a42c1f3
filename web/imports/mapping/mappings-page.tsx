/** The saved mappings of one's agency, each with all its versions. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportMappingWire } from "../../../src/contract/imports.ts";
import { InstantText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { Empty, ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { mappingsQuery } from "../queries.ts";

const COLUMNS: readonly Column<ImportMappingWire>[] = [
  {
    id: "name",
    head: "Mapping",
    names: true,
    cell: (row) => (
      <Link to="/imports/mappings/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
    text: (row) => row.name,
    order: (row) => row.name,
  },
  {
    id: "version",
    head: "Newest version",
    numeric: true,
    cell: (row) => row.version,
    text: (row) => String(row.version),
    order: (row) => row.version,
  },
  { id: "by", head: "By", cell: (row) => row.by, text: (row) => row.by, order: (row) => row.by },
  {
    id: "at",
    head: "Saved",
    cell: (row) => <InstantText at={row.at} />,
    text: (row) => row.at,
    order: (row) => row.at,
  },
  {
    id: "earlier",
    head: "Earlier versions",
    cell: (row) => (
      <span className="row">
        {row.versions.slice(1).map((each) => (
          <Link key={each.id} to="/imports/mappings/$id" params={{ id: each.id }}>
            {each.version}
          </Link>
        ))}
      </span>
    ),
    text: (row) =>
      row.versions
        .slice(1)
        .map((each) => each.version)
        .join(", "),
  },
];

export function MappingsPage() {
  const answer = useQuery(mappingsQuery);
  const begin = (
    <Link to="/imports/new" className="button">
      Bring in a table
    </Link>
  );
  return (
    <Page
      title="Mappings"
      above={<Link to="/imports">Imports</Link>}
      lead={<p>What the columns of your agency’s tables become. A changed mapping is a new version.</p>}
    >
      {answer.isPending ? <Skeleton lines={4} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data?.length === 0 ? (
        <Empty title="No mapping is saved yet" action={begin}>
          <p>
            A mapping is made once, from a file, and then serves every file of the same shape. Bring in a
            table: most of its mapping is guessed from what is in its columns.
          </p>
        </Empty>
      ) : null}
      {answer.data && answer.data.length > 0 ? (
        <Table
          name="mappings"
          caption="Saved mappings"
          columns={COLUMNS}
          rows={answer.data}
          rowKey={(row) => row.id}
          tools={false}
          main
        />
      ) : null}
    </Page>
  );
}
