/** Names and facts, each value with who said it. Where there should be one and several are said, that is written out. */
import { Link } from "@tanstack/react-router";
import type { FactWire, ThingWire } from "../../../src/contract/identity.ts";
import { DateText } from "../../look/date-text.tsx";
import { Identifier } from "../../look/identifier.tsx";
import { keyValue } from "../../look/identifier-groups.ts";
import { inSentence } from "../words.ts";
import { isDate } from "./dates.ts";
import { Sources } from "./sources.tsx";

type Value = FactWire["values"][number];

export function Known({ thing }: { readonly thing: ThingWire }) {
  const { names, facts } = thing;
  if (names.length + facts.length === 0) {
    return <p className="soft">Nothing is said of it but that it was there.</p>;
  }
  return (
    <dl className="known">
      {names.length > 0 ? (
        <Fact
          fact={{
            property: "names",
            label: thing.key !== null ? "As written" : names.length > 1 ? "Names and spellings" : "Name",
            kind: null,
            contested: false,
            values: names,
          }}
        />
      ) : null}
      {facts.map((fact) => (
        <Fact key={fact.property} fact={fact} />
      ))}
    </dl>
  );
}

function Fact({ fact }: { readonly fact: FactWire }) {
  return (
    <div className="known-fact" data-contested={fact.contested}>
      <dt>
        {fact.label}
        {fact.contested ? (
          <div className="small">
            <span className="tag" data-tone="late">
              Contested
            </span>
          </div>
        ) : null}
      </dt>
      <dd>
        {fact.contested ? (
          <p className="small known-contest">
            {fact.values.length} different values are said, and there should be one {inSentence(fact.label)}.
            Not all of them can be right, unless some are somebody else’s.
          </p>
        ) : null}
        {fact.values.map((value) => (
          <div key={value.value} className="known-value">
            <span className="known-words">
              <Shown value={value} fact={fact} />
            </span>
            <div>
              <Sources sources={value.sources} />
            </div>
          </div>
        ))}
      </dd>
    </div>
  );
}

/** A value that is a thing of its own opens it; one that has a normal form is written as people read it aloud. */
function Shown({ value, fact: { kind, property } }: { readonly value: Value; readonly fact: FactWire }) {
  if (isDate(property)) return <DateText from={value.value} />;
  if (value.key === null || kind === null) return value.display;
  const selector = value.key === value.value;
  return (
    <Link to="/things/$id" params={{ id: value.key }}>
      {selector ? <Identifier kind={kind} value={keyValue(value.key)} /> : value.display}
    </Link>
  );
}
