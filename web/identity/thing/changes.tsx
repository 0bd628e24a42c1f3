import { Link } from "@tanstack/react-router";
import type { ChangeWire } from "../../../src/contract/identity.ts";
import { InstantText } from "../../look/date-text.tsx";
import { plural } from "../../look/instants.ts";
import "../../imports/imports.css";

const IN_SIGHT = 3;

const WHAT: Readonly<Record<ChangeWire["what"], string>> = {
  joined: "Joined",
  left: "Left",
  said: "Newly said",
  judged: "Judged",
  retracted: "Taken back",
};

/** What is not as it was this time yesterday, and why. */
export function Changes({ changes }: { readonly changes: readonly ChangeWire[] }) {
  const rest = changes.slice(IN_SIGHT);
  return (
    <section className="panel">
      <h2>Changed since yesterday</h2>
      <ChangeList changes={changes.slice(0, IN_SIGHT)} />
      {rest.length > 0 ? (
        <details>
          <summary className="quiet-summary small">{plural(rest.length, "more change")}</summary>
          <ChangeList changes={rest} />
        </details>
      ) : null}
    </section>
  );
}

function ChangeList({ changes }: { readonly changes: readonly ChangeWire[] }) {
  return (
    <ol className="plain-list">
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one instant may change several things alike
        <li key={index} className="change">
          <div className="row small">
            <span className="tag" data-tone={change.what === "left" ? "late" : undefined}>
              {WHAT[change.what]}
            </span>
            <span className="soft">
              <InstantText at={change.at} />
            </span>
          </div>
          <p>
            {change.text ? <strong>{change.text}. </strong> : null}
            <Why change={change} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The reason, with the report it names as the way there. */
function Why({ change: { why, reference } }: { readonly change: ChangeWire }) {
  if (reference === null) return why;
  const [before = "", after = ""] = why.includes(reference) ? why.split(reference) : [`${why}: `];
  return (
    <>
      {before}
      <Link to="/reports/$reference" params={{ reference }} className="mono small">
        {reference}
      </Link>
      {after}
    </>
  );
}
