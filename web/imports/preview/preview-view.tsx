/** What would become of a run: counts, who will read it, what is refused and why, what was cleaned, the first reports. */
import type { ImportPreviewWire } from "../../../src/contract/imports.ts";
import { isMentionKind, KINDS } from "../../../src/vocabulary/kinds.ts";
import { plural } from "../../look/instants.ts";
import { CountStrip } from "../run/count-strip.tsx";
import { SampleReport } from "./sample-report.tsx";

interface PreviewViewProps {
  readonly preview: ImportPreviewWire;
  /** Whether recipients that the reports name will be able to read them. */
  readonly share: boolean;
}

export function PreviewView({ preview, share }: PreviewViewProps) {
  const { counts, complete, records, sample } = preview;
  return (
    <div className="stack" data-testid="preview">
      {complete ? (
        <p>All of it was read and counted: {plural(records, "record")}. Nothing is written yet.</p>
      ) : (
        <p className="notice" data-tone="late">
          Counting stopped after its time at {plural(records, "record")}: there are more, and these figures
          are of the first only. Nothing is written yet.
        </p>
      )}
      <CountStrip counts={counts} />
      <Reach reach={preview.reach} share={share} />
      <Refusals refusals={preview.refusals} refused={counts.refused} />
      <Notes notes={preview.notes} />
      <Mentions mentions={preview.mentions} />
      {sample.length > 0 ? (
        <section>
          <h2>
            {sample.length === 1
              ? "The first report as it would be"
              : `The first ${sample.length} as they would be`}
          </h2>
          <div className="stack">
            {sample.map((each) => (
              <SampleReport key={each.place} sample={each} />
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Reach({ reach, share }: { readonly reach: ImportPreviewWire["reach"]; readonly share: boolean }) {
  if (reach.length === 0) return null;
  return (
    <section className="reach" aria-label="Who will be able to read them">
      <h2>Who will be able to read them</h2>
      <ul className="plain-list">
        {reach.map((each) => (
          <li key={each.recipients} className="reach-row">
            <span>
              <span className="reach-number">
                <strong className="number">{each.accounts.toLocaleString("en-GB")}</strong>{" "}
                {each.accounts === 1 ? "person" : "people"}
              </span>{" "}
              {each.recipients === ""
                ? "of your own intelligence unit and those who oversee it"
                : `with ${each.recipients.replaceAll("/", " ").split(" ").join(", ")}`}
            </span>
            <span className="nowrap soft">{plural(each.reports, "report")}</span>
          </li>
        ))}
      </ul>
      {share ? (
        <p className="small soft">
          Recipients that the reports name receive them at once, because you chose to share.
        </p>
      ) : null}
    </section>
  );
}

function Refusals({
  refusals,
  refused,
}: {
  readonly refusals: ImportPreviewWire["refusals"];
  readonly refused: number;
}) {
  if (refusals.length === 0) return null;
  return (
    <section className="notice" data-tone="harm">
      <h2>{plural(refused, "record")} would be refused</h2>
      <ul>
        {refusals.map((each) => (
          <li key={each.message}>
            {each.message}{" "}
            <span className="soft small">
              {each.times > 1 ? `${each.times.toLocaleString("en-GB")} times, first ` : ""}at {each.first}
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        The others come in all the same. What is refused can be mended and brought in alone.
      </p>
    </section>
  );
}

export function Notes({ notes }: { readonly notes: ImportPreviewWire["notes"] }) {
  if (notes.length === 0) return null;
  return (
    <section className="panel">
      <h2>Cleaned on the way in</h2>
      <ul>
        {notes.map((each) => (
          <li key={each.note}>
            {each.note} <span className="soft small">{plural(each.times, "time")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mentions({ mentions }: { readonly mentions: ImportPreviewWire["mentions"] }) {
  const kinds = Object.entries(mentions).sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return null;
  return (
    <section className="panel">
      <h2>Who and what is mentioned</h2>
      <ul className="plain-list row">
        {kinds.map(([kind, times]) => (
          <li key={kind} className="tag">
            {plural(times, name(kind, 1), name(kind, 2)).toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  );
}

function name(kind: string, count: 1 | 2): string {
  if (!isMentionKind(kind)) return kind;
  return count === 1 ? KINDS[kind].label : KINDS[kind].plural;
}
