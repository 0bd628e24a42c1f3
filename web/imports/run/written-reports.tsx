/** The reports that a run wrote, in the order in which they came, each with the place it came from. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportedReportPageWire, ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { Table } from "../../look/table/table.tsx";
import { writtenQuery } from "../queries.ts";

type Written = ImportedReportPageWire["items"][number];

const COLUMNS: readonly Column<Written>[] = [
  {
    id: "title",
    head: "Report",
    names: true,
    cell: (row) => (
      <Link to="/reports/$reference" params={{ reference: row.id }}>
        {row.title}
      </Link>
    ),
    text: (row) => row.title,
    order: (row) => row.title,
  },
  {
    id: "reference",
    head: "Reference",
    cell: (row) => <span className="mono">{row.reference}</span>,
    text: (row) => row.reference,
    order: (row) => row.reference,
  },
  { id: "place", head: "Came from", cell: (row) => row.place, text: (row) => row.place },
];

export function WrittenReports({ run }: { readonly run: ImportRunWire }) {
  const answer = useInfiniteQuery(writtenQuery(run.id));
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <h2>What was written</h2>
      {answer.isPending ? <Skeleton lines={5} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data && rows.length === 0 ? (
        <p className="soft">None of them is yours to read, or a later import has written them anew.</p>
      ) : null}
      {rows.length > 0 ? (
        <Table
          name="imported-reports"
          caption="Reports that this import wrote"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.id}
          main
        />
      ) : null}
      {answer.hasNextPage ? (
        <Button look="plain" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          Show more reports
        </Button>
      ) : null}
    </section>
  );
}
