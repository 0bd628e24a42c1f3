/** What became, or would become, of the records: five figures that are together all of them. */
import type { ImportPreviewWire } from "../../../src/contract/imports.ts";
import { COUNT_WORDS } from "../run-words.ts";

export function CountStrip({ counts }: { readonly counts: ImportPreviewWire["counts"] }) {
  return (
    <dl className="count-strip">
      {COUNT_WORDS.map(({ id, name, means }) => (
        <div
          key={id}
          title={means}
          data-zero={counts[id] === 0}
          data-tone={id === "refused" && counts[id] > 0 ? "harm" : undefined}
        >
          <dt>{name}</dt>
          <dd>{counts[id].toLocaleString("en-GB")}</dd>
        </div>
      ))}
    </dl>
  );
}
