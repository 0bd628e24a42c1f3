import { useMutation } from "@tanstack/react-query";
import { Button } from "../look/button.tsx";
import { saveFile } from "../look/table/csv.ts";
import { toast } from "../look/toasts.ts";
import { getText } from "../server/call.ts";
import { refusalOf } from "../server/problem.ts";

/** What was found, as a table. The server makes it, because taking it away is a disclosure and is logged as one. */
export function ExportButton({ q }: { readonly q: string }) {
  const run = useMutation({
    mutationFn: () => getText("/search/export", { search: { q } }),
    onSuccess: (text) => saveFile("tributary-search.csv", "text/csv", text),
    onError: (error) => toast({ text: refusalOf(error).detail ?? "The export did not work", tone: "harm" }),
  });
  return (
    <Button look="plain" busy={run.isPending} onClick={() => run.mutate()}>
      Export (CSV)
    </Button>
  );
}
