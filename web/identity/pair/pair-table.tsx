/** Two mentions, side beside side: who said each and how it is graded, field by field, and in which words. */
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { PairWire, SideWire } from "../../../src/contract/identity.ts";
import { InstantText } from "../../look/date-text.tsx";
import { dateText } from "../../look/edtf.ts";
import { GradeChip } from "../../look/grade-chip.tsx";
import { identifierForms } from "../../look/identifier-groups.ts";
import { plural } from "../../look/instants.ts";
import { Segments } from "../../look/marked-text.tsx";
import { categoryWords } from "../category-words.ts";
import { bits, listed } from "../words.ts";
import { agreeing, type Part } from "./agreeing.ts";

export function PairTable({ pair }: { readonly pair: PairWire }) {
  const { left, right, fields } = pair;
  const sides = [left, right] as const;
  return (
    <div className="pair-frame">
      <table className="pair-table">
        <caption className="visually-hidden">
          {left.text} and {right.text}, field by field
        </caption>
        <thead>
          <tr>
            <td className="pair-corner" />
            {sides.map((side) => (
              <th key={side.source.mention} scope="col" className="pair-name">
                <Link to="/things/$id" params={{ id: side.source.mention }}>
                  {side.text}
                </Link>{" "}
                <span className="visually-hidden">in {side.source.reference}</span>
              </th>
            ))}
            <th scope="col" className="pair-says pair-compared">
              Compared
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="pair-label">
              Said by
            </th>
            {sides.map((side) => (
              <td key={side.source.mention} className="pair-side">
                <SaidBy side={side} />
              </td>
            ))}
            <td className="pair-says" />
          </tr>
          {fields.map((field) => (
            <FieldRow key={field.property} field={field} />
          ))}
          {sides.some(({ categories }) => categories.length > 0) ? (
            <tr>
              <th scope="row" className="pair-label">
                In that event
              </th>
              {sides.map((side) => (
                <td key={side.source.mention} className="pair-side">
                  {side.categories.length > 0 ? (
                    listed(side.categories.map(categoryWords))
                  ) : (
                    <span className="soft">not categorised</span>
                  )}
                </td>
              ))}
              <td className="pair-says soft small">never compared</td>
            </tr>
          ) : null}
          <tr>
            <th scope="row" className="pair-label">
              In these words
            </th>
            {sides.map((side) => (
              <td key={side.source.mention} className="pair-side pair-passage">
                <Segments segments={side.passage} />
              </td>
            ))}
            <td className="pair-says" />
          </tr>
          <tr>
            <th scope="row" className="pair-label">
              Belongs to
            </th>
            {sides.map((side) => (
              <td key={side.source.mention} className="pair-side">
                <Link to="/things/$id" params={{ id: side.source.mention }}>
                  {side.thing.display}
                </Link>
                <div className="soft small">
                  {plural(side.thing.mentions, "mention")}, {listed(side.thing.agencies)}
                </div>
              </td>
            ))}
            <td className="pair-says soft small">{pair.together ? "one and the same now" : "two now"}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function SaidBy({ side: { source } }: { readonly side: SideWire }) {
  return (
    <>
      <div className="row">
        <Link to="/reports/$reference" params={{ reference: source.report }} className="mono">
          {source.reference}
        </Link>
        <GradeChip grade={source.grade} owner={source.agency} />
      </div>
      <div className="soft small">
        <InstantText at={source.at} day />
      </div>
    </>
  );
}

type Field = PairWire["fields"][number];

/** Properties whose values are read letter by letter. */
const IDENTIFYING: ReadonlySet<string> = new Set([
  "phone",
  "vehicle",
  "document",
  "handle",
  "postcode",
  "number",
]);

/** As people read it: dates in words, numbers in groups. */
function shown(property: string, value: string): string {
  if (property === "birth_date") return value === "" ? "" : dateText(value);
  return IDENTIFYING.has(property) ? identifierForms(property, value).shown : value;
}

function FieldRow({ field }: { readonly field: Field }) {
  const marked = agreeing(shown(field.property, field.left), shown(field.property, field.right));
  const known = field.left !== "" && field.right !== "";
  const face = IDENTIFYING.has(field.property) ? "mono" : undefined;
  return (
    <tr data-known={known}>
      <th scope="row" className="pair-label">
        {field.label}
      </th>
      {([marked.left, marked.right] as const).map((parts, side) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two sides are told apart by their place
        <td key={side} className="pair-side">
          {parts.length > 0 ? (
            <span className={face}>{known ? <Parts parts={parts} /> : parts.map(({ text }) => text)}</span>
          ) : (
            <span className="soft">not said</span>
          )}
        </td>
      ))}
      <td className="pair-says">
        {field.says ? (
          <>
            {field.says}
            {field.weight === null ? null : (
              <span className="pair-weight nowrap number"> {bits(field.weight)}</span>
            )}
          </>
        ) : (
          <span className="soft small">{known ? "not compared" : "neither for nor against"}</span>
        )}
      </td>
    </tr>
  );
}

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  let at = 0;
  return parts.map(({ text, agrees }) => {
    const key = at;
    at += text.length;
    return agrees ? (
      <span key={key} className="agrees">
        {text}
      </span>
    ) : (
      <Fragment key={key}>{text}</Fragment>
    );
  });
}
