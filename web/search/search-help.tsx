import { Link } from "@tanstack/react-router";

/** What may be written in the box. Each example can be tried. */
const WORDS = [
  { write: "engine warehouse", finds: "reports with both words, in any order" },
  { write: '"outboard engines"', finds: "exactly these words, one after the other" },
  { write: "07700 900123", finds: "a phone, however it was written" },
  { write: "AB12 CDE", finds: "a plate, with or without the space" },
  { write: "boat OR dinghy", finds: "either word" },
  { write: "van -white", finds: "the first word without the second" },
  { write: "name:Ferreira", finds: "a name, also misspelt" },
  { write: "agency:NCA", finds: "what one agency owns" },
  { write: "grade:1B", finds: "items of this source and information; grade:1 or grade:B for one of the two" },
  { write: "handling:A1", finds: "items under a code: P, C, A1 to A3, S1, S2" },
  { write: "kind:vehicle", finds: "reports that mention one" },
  { write: "precedence:immediate", finds: "by urgency; state:, purpose: and ref: work alike" },
  { write: "from:2025-09 to:2025-10", finds: "written between these; a day, a month or a year" },
] as const;

export function SearchHelp({ open = false }: { readonly open?: boolean }) {
  return (
    <details className="search-help" open={open}>
      <summary>What you can write</summary>
      <dl className="search-words">
        {WORDS.map(({ write, finds }) => (
          <div key={write}>
            <dt>
              <Link to="/search" search={{ q: write }} className="mono">
                {write}
              </Link>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
