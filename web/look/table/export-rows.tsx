/** Takes the shown rows away as a table, once the server has it on record. */
import { useMutation } from "@tanstack/react-query";
import type { ExportedWire } from "../../../src/contract/oversight.ts";
import { call } from "../../server/call.ts";
import { refusalOf } from "../../server/problem.ts";
import { Button } from "../button.tsx";
import { toast } from "../toasts.ts";
import type { Column } from "./column.ts";
import { saveFile, shownRows } from "./csv.ts";

interface ExportRowsProps<Row> {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}

export function ExportRows<Row extends object>({ name, rows, columns }: ExportRowsProps<Row>) {
  const run = useMutation({
    mutationFn: () =>
      call<ExportedWire>("POST", "/exports", { body: shownRows(name, rows, columns), asksOnly: true }),
    onSuccess: ({ csv }) => saveFile(`${name}.csv`, "text/csv", csv),
    onError: (error) => toast({ text: refusalOf(error).detail ?? "The export did not work", tone: "harm" }),
  });
  return (
    <Button look="quiet" size="small" busy={run.isPending} onClick={() => run.mutate()}>
      Export these rows (CSV)
    </Button>
  );
}
