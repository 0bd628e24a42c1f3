/** As what the files are read. A run is of one format: another format is another run, to which the same files are sent. */
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { queries } from "../../shell/query-client.ts";
import { filesHeld, upload } from "../begin/uploads.ts";
import { FORMAT_MEANING, FORMAT_NAME, type ImportFormat } from "../run-words.ts";

const FORMATS = ["reports", "tables", "documents"] as const;

export function ReadingChoice({ run }: { readonly run: ImportRunWire }) {
  const navigate = useNavigate();
  const files = filesHeld(run.id);
  const whole = run.files.length > 0 && files.length >= run.files.length;
  const change = useMutation({
    mutationFn: async (format: ImportFormat) => {
      const { id } = await post<{ id: string }>("/imports", {
        format,
        ...(run.mends ? { mends: run.mends } : {}),
      });
      upload(id, files);
      await post(`/imports/${run.id}/cancel`);
      return id;
    },
    onSuccess: (id) => {
      void queries.invalidateQueries({ queryKey: ["imports"] });
      void navigate({ to: "/imports/$id", params: { id }, replace: true });
    },
  });
  return (
    <div className="stack-tight">
      <p>
        Read as <strong>{FORMAT_NAME[run.format].toLowerCase()}</strong>.{" "}
        <span className="soft">{FORMAT_MEANING[run.format]}.</span>
      </p>
      <details>
        <summary className="quiet-summary">They are something else</summary>
        {change.error ? <ProblemNotice error={change.error} /> : null}
        {whole ? (
          <div className="button-row">
            {FORMATS.filter((format) => format !== run.format).map((format) => (
              <Button key={format} look="plain" busy={change.isPending} onClick={() => change.mutate(format)}>
                Read as {FORMAT_NAME[format].toLowerCase()} instead
              </Button>
            ))}
          </div>
        ) : (
          <p>This window no longer holds the files. Cancel this import and begin another with them.</p>
        )}
      </details>
    </div>
  );
}
