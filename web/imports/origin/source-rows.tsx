/** The rows of tables that something was made of, as they were: names of columns and values, empty ones left out. */
import type { OriginWire } from "../../../src/contract/imports.ts";
import "../imports.css";

export type SourceRow = OriginWire["rows"][number];

export function SourceRows({ rows }: { readonly rows: readonly SourceRow[] }) {
  return (
    <div className="stack-tight">
      {rows.map((row) => (
        <section key={`${row.table} ${row.row}`} className="source-row">
          <h4>
            {row.table} <span className="nowrap">row {row.row.toLocaleString("en-GB")}</span>
          </h4>
          <dl>
            {Object.entries(row.values)
              .filter(([, value]) => value !== "")
              .map(([column, value]) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
