/** What is done to a run: asked of the server, said, and the run is shown as it is then. */
import { useMutation } from "@tanstack/react-query";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { toast } from "../../look/toasts.ts";
import { post } from "../../server/call.ts";
import { queries } from "../../shell/query-client.ts";
import { runQuery } from "../queries.ts";

export type RunAct = "start" | "pause" | "resume" | "cancel";

export function useRunAct(id: string, act: RunAct, said: string) {
  return useMutation({
    mutationFn: (body: object = {}) => post<ImportRunWire>(`/imports/${id}/${act}`, body),
    onSuccess: (run) => {
      queries.setQueryData(runQuery(id).queryKey, run);
      void queries.invalidateQueries({ queryKey: ["imports"] });
      toast({ text: said });
    },
    // Somebody else may have done it first: what the page says must be how it stands.
    onError: () => void queries.invalidateQueries({ queryKey: runQuery(id).queryKey }),
  });
}
