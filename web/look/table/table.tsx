/** The main instrument of a page: sticky heads, sort, choice of columns, rows by keyboard, export of what is shown. */
import { useMemo, useRef, useState } from "react";
import { plural } from "../instants.ts";
import { useShortcut } from "../shortcuts.ts";
import { type Column, nextSort, sortRows } from "./column.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ExportRows } from "./export-rows.tsx";
import { hiddenColumns, keepHidden } from "./hidden-columns.ts";
import "./table.css";

interface TableProps<Row> {
  /** Names the table for its reader, for its export and for the columns kept. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string | undefined) => void;
  /** The page's own table answers to j and k. */
  readonly main?: boolean;
  readonly tools?: boolean;
}

export function Table<Row extends object>({
  name,
  caption,
  columns,
  rows,
  rowKey,
  main = false,
  tools = true,
  ...given
}: TableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const [ownSort, setOwnSort] = useState<string | undefined>(undefined);
  const [hidden, setHidden] = useState(() => hiddenColumns(name, columns));
  const sort = given.onSort ? given.sort : ownSort;
  const onSort = given.onSort ?? setOwnSort;
  const shown = columns.filter((column) => !hidden.includes(column.id));
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);

  return (
    <div className="table-frame" ref={frame}>
      {main ? <RowKeys frame={frame} /> : null}
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {shown.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {tools ? (
        <div className="table-tools no-print">
          <span className="soft small">{plural(rows.length, "row")} shown</span>
          <ColumnChoice
            columns={columns}
            hidden={hidden}
            onChange={(next) => {
              setHidden(next);
              keepHidden(name, next);
            }}
          />
          <ExportRows name={name} rows={sorted} columns={shown} />
        </div>
      ) : null}
    </div>
  );
}

function Head<Row>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}) {
  const direction = sort === column.id ? "ascending" : sort === `-${column.id}` ? "descending" : undefined;
  return (
    <th scope="col" data-numeric={column.numeric} aria-sort={direction}>
      {column.order ? (
        <button type="button" className="table-sort" onClick={() => onSort(nextSort(column.id, sort))}>
          {column.head}
          <span aria-hidden="true" className="table-arrow" data-direction={direction ?? "none"} />
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  // One box for whatever a cell holds, so that a narrow page can set the head beside it.
  const content = <div className="table-cell">{column.cell(row)}</div>;
  if (column.names) {
    return (
      <th scope="row" data-head={column.head}>
        {content}
      </th>
    );
  }
  return (
    <td data-head={column.head} data-numeric={column.numeric}>
      {content}
    </td>
  );
}

function RowKeys({ frame }: { readonly frame: React.RefObject<HTMLDivElement | null> }) {
  const step = (by: number) => {
    const links = [
      ...(frame.current?.querySelectorAll<HTMLElement>("tbody tr th a, tbody tr th button") ?? []),
    ];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const next = links[Math.min(links.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("j", "Next row (Enter opens it)", "On this page", () => step(1));
  useShortcut("k", "Row before", "On this page", () => step(-1));
  return null;
}
