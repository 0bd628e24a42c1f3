/** Begins a run: which files, and as what they are read. Nothing is at the server before the button is pressed. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportRunWire } from "../../../src/contract/imports.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import { Radios } from "../../look/fields.tsx";
import { plural } from "../../look/instants.ts";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { post } from "../../server/call.ts";
import { queries } from "../../shell/query-client.ts";
import { runQuery } from "../queries.ts";
import { FORMAT_MEANING, FORMAT_NAME, type ImportFormat, sizeText } from "../run-words.ts";
import { FileIntake } from "./file-intake.tsx";
import { guessFormat } from "./guess-format.ts";
import { upload } from "./uploads.ts";
import "../imports.css";

const route = getRouteApi("/inside/imports/new");
const FORMATS = ["reports", "tables", "documents"] as const;

export function NewImportPage() {
  const { mends } = route.useSearch();
  if (mends) return <Mending id={mends} />;
  return (
    <Page
      title="New import"
      width="reading"
      lead={<p>Nothing is written before you have looked through it and started it.</p>}
    >
      <Begin mends={null} />
    </Page>
  );
}

function Mending({ id }: { readonly id: string }) {
  const answer = useQuery(runQuery(id));
  return (
    <Page
      title="Bring in what was mended"
      width="reading"
      lead={<p>Only what was refused needs to be in the file. What is here already is not written twice.</p>}
    >
      {answer.isPending ? <Skeleton lines={3} /> : null}
      {answer.error ? <ProblemNotice error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data ? <Begin mends={answer.data} /> : null}
    </Page>
  );
}

function Begin({ mends }: { readonly mends: ImportRunWire | null }) {
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [chosen, setChosen] = useState<ImportFormat | null>(null);
  const guess = guessFormat(files.map((file) => file.name));
  // The rejects of tables and documents are lines as they were, whatever the file of them is called.
  const format = chosen ?? mends?.format ?? guess.format;
  const begin = useMutation({
    mutationFn: () => post<{ id: string }>("/imports", { format, ...(mends ? { mends: mends.id } : {}) }),
    onSuccess: ({ id }) => {
      upload(id, files);
      void queries.invalidateQueries({ queryKey: ["imports"] });
      // It says from now on by what it was mended.
      if (mends) void queries.invalidateQueries({ queryKey: runQuery(mends.id).queryKey });
      void navigate({ to: "/imports/$id", params: { id } });
    },
  });
  return (
    <div className="stack">
      {mends ? (
        <p className="notice" data-tone="action">
          This mends the import of <InstantText at={mends.createdAt} />, which refused{" "}
          {plural(mends.counts.refused, "record")}. The two will be linked.
        </p>
      ) : null}
      <FileIntake
        label={mends ? "The mended file" : "Files"}
        hint={mends ? undefined : "Several at once, if they belong together"}
        onFiles={(added) => setFiles([...files, ...added])}
      />
      {files.length > 0 ? (
        <>
          <ul className="plain-list chosen-files" aria-label="Chosen files">
            {files.map((file, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be chosen twice
              <li key={index} className="row spread">
                <span>
                  {file.name} <span className="soft small">{sizeText(file.size)}</span>
                </span>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => setFiles(files.filter((_, other) => other !== index))}
                >
                  Leave out<span className="visually-hidden"> {file.name}</span>
                </Button>
              </li>
            ))}
          </ul>
          <Radios
            pointer="/format"
            label="Read as"
            hint={mends && chosen === null ? "As in the import that this mends." : guess.because}
            value={format}
            onPick={setChosen}
            choices={FORMATS.map((each) => ({
              value: each,
              label: FORMAT_NAME[each],
              hint: FORMAT_MEANING[each],
            }))}
          />
          {begin.error ? <ProblemNotice error={begin.error} /> : null}
          <Button busy={begin.isPending} disabled={format === null} onClick={() => begin.mutate()}>
            Upload {plural(files.length, "file")}
          </Button>
        </>
      ) : (
        <Teaching />
      )}
    </div>
  );
}

function Teaching() {
  return (
    <section className="panel">
      <h2>What can be brought in</h2>
      <dl className="facts">
        {FORMATS.map((each) => (
          <div key={each} className="facts-pair">
            <dt>{FORMAT_NAME[each]}</dt>
            <dd>{FORMAT_MEANING[each]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
