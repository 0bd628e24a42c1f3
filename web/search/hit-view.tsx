import { Link } from "@tanstack/react-router";
import type { SearchHitWire } from "../../src/contract/search.ts";
import { InstantText } from "../look/date-text.tsx";
import { GradeChip } from "../look/grade-chip.tsx";
import { Segments } from "../look/marked-text.tsx";
import { PrecedenceTag, StateTag } from "../look/tags.tsx";

export function HitView({ hit }: { readonly hit: SearchHitWire }) {
  return (
    <article className="hit">
      <div className="row">
        <h2 className="hit-title">
          <Link to="/reports/$reference" params={{ reference: hit.id }}>
            <Segments segments={hit.title} />
          </Link>
        </h2>
        <PrecedenceTag precedence={hit.precedence} />
        {hit.state === "disseminated" ? null : <StateTag state={hit.state} />}
      </div>
      {hit.passages.map((passage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one item may give several passages, in a fixed order
        <div key={`${passage.item} ${index}`} className="passage">
          <GradeChip grade={passage.grade} owner={hit.agency} />
          <p>
            <Segments segments={passage.segments} />
          </p>
        </div>
      ))}
      <div className="soft small row">
        <span>{hit.agency}</span>
        <span className="mono">{hit.reference}</span>
        <InstantText at={hit.at} day />
      </div>
    </article>
  );
}
