/** A run that has ended: what became of its records, what it refused, what it wrote. */
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { Notes } from "../preview/preview-view.tsx";
import { takeFile } from "../transfer.ts";
import { CountStrip } from "./count-strip.tsx";
import { RefusedRecords } from "./refused-records.tsx";
import { WrittenReports } from "./written-reports.tsx";

export function Ended({ run }: { readonly run: ImportRunWire }) {
  const { counts } = run;
  const written = counts.new + counts.changed;
  return (
    <>
      <section className="stack">
        <p className="page-lead">
          {run.state === "cancelled" ? "Cancelled. " : ""}
          {plural(written, "report")} written with {plural(counts.claims, "claim")}
          {counts.same > 0 ? `; ${counts.same.toLocaleString("en-GB")} were here already` : ""}
          {counts.withdrawn > 0
            ? `; ${counts.withdrawn.toLocaleString("en-GB")} had been withdrawn and stay so`
            : ""}
          .
        </p>
        <CountStrip counts={counts} />
      </section>
      {counts.refused > 0 ? <Refused run={run} /> : null}
      <Notes notes={run.notes} />
      {written > 0 ? <WrittenReports run={run} /> : null}
    </>
  );
}

function Refused({ run }: { readonly run: ImportRunWire }) {
  const ending = run.format === "reports" ? "ndjson" : "txt";
  const name = `rejects-${run.id.slice(0, 8)}.${ending}`;
  const take = useMutation({ mutationFn: () => takeFile(`/imports/${run.id}/rejects`, name) });
  return (
    <section className="panel stack">
      <h2>{plural(run.counts.refused, "record")} refused</h2>
      {run.mendedBy.length > 0 ? (
        <p className="notice" data-tone="done">
          Mended by{" "}
          {run.mendedBy.map((id, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <Link to="/imports/$id" params={{ id }}>
                {index === 0 ? "a later import" : "another"}
              </Link>
            </span>
          ))}
          .
        </p>
      ) : (
        <p>
          {run.format === "documents"
            ? "The files named below were not taken in. Mend them and bring them in again."
            : "Download them, mend what is wrong, and bring in the mended file: it holds only what was refused."}
        </p>
      )}
      {take.error ? <ProblemNotice error={take.error} /> : null}
      <div className="button-row no-print">
        {run.format === "documents" ? null : (
          <Button look="plain" busy={take.isPending} onClick={() => take.mutate()}>
            Download the rejects file
          </Button>
        )}
        {run.actions.includes("mend") ? (
          <Link to="/imports/new" search={{ mends: run.id }} className="button" data-look="plain">
            Bring in what was mended
          </Link>
        ) : null}
      </div>
      <RefusedRecords run={run} />
    </section>
  );
}
