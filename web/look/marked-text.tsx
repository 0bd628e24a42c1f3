/** The words of an item with what they mention marked in place. Certain is underlined solid, likely dashed, possible dotted. */
import { Link } from "@tanstack/react-router";
import type { SegmentsWire } from "../../src/contract/common.ts";
import type { MentionWire } from "../../src/contract/reports.ts";
import { kindLabel } from "./kind-label.ts";
import { type Run, type Span, textRuns } from "./text-runs.ts";
import "./marked-text.css";

interface MarkedTextProps {
  readonly text: string;
  readonly mentions: readonly MentionWire[];
  readonly links?: boolean;
}

export function MarkedText({ text, mentions, links = true }: MarkedTextProps) {
  const kept = mentions.filter((mention) => mention.status !== "dropped");
  const spans: Span[] = kept.flatMap(({ id, start, end }) =>
    start === null || end === null ? [] : [{ id, start, end }],
  );
  return (
    <div className="said">
      {textRuns(text, spans).map((run) => (
        <MarkedRun
          key={run.start}
          run={run}
          mention={kept.find((mention) => mention.id === run.marks[0])}
          links={links}
        />
      ))}
    </div>
  );
}

function MarkedRun({
  run,
  mention,
  links,
}: {
  readonly run: Run;
  readonly mention: MentionWire | undefined;
  readonly links: boolean;
}) {
  if (!mention) return <span data-start={run.start}>{run.text}</span>;
  const mono = mention.key !== null;
  const label = `${kindLabel(mention.kind)}${mention.status === "suggested" ? ", suggested" : ""}, ${mention.confidence}`;
  const look = {
    className: mono ? "mention mono" : "mention",
    // A plate or a phone is read in one go; only what is long may break.
    "data-short": mono && run.text.length <= 20,
    "data-start": run.start,
    "data-confidence": mention.status === "suggested" ? "possible" : mention.confidence,
    title: label,
  };
  if (!links) return <span {...look}>{run.text}</span>;
  return (
    <Link to="/things/$id" params={{ id: mention.id }} {...look}>
      {run.text}
    </Link>
  );
}

/** Runs as the server cut them: what matched the search is marked. */
export function Segments({ segments }: { readonly segments: SegmentsWire }) {
  let at = 0;
  return segments.map((segment) => {
    const key = at;
    at += segment.text.length;
    return segment.hit ? <mark key={key}>{segment.text}</mark> : <span key={key}>{segment.text}</span>;
  });
}
