import { Link } from "@tanstack/react-router";
import type { ItemWire, MentionWire } from "../../../src/contract/reports.ts";
import { isMentionKind, KINDS } from "../../../src/vocabulary/kinds.ts";
import { GradeChip, gradeWords } from "../../look/grade-chip.tsx";
import { Identifier } from "../../look/identifier.tsx";
import { keyValue } from "../../look/identifier-groups.ts";
import { kindLabel } from "../../look/kind-label.ts";
import { MarkedText } from "../../look/marked-text.tsx";
import { permissionKind } from "../requests/permission-kind.ts";
import { linkName } from "../write/link-kinds.ts";

interface ItemViewProps {
  readonly item: ItemWire;
  readonly number: number;
  readonly owner: string;
}

/** The words with what they mention marked in them; the grade in front, its meaning and conditions below. */
export function ItemView({ item, number, owner }: ItemViewProps) {
  const mentions = item.mentions.filter((mention) => mention.status !== "dropped");
  const grade = item.grade ?? item.proposed;
  return (
    <article className="panel" aria-labelledby={`item-${item.id}`}>
      <div className="panel-head">
        <h2 id={`item-${item.id}`}>Item {number}</h2>
        <span className="row">
          {item.grade === null && item.proposed ? <span className="soft small">proposed</span> : null}
          <GradeChip grade={grade} owner={owner} />
        </span>
      </div>
      <div className="item-words">
        <MarkedText text={item.text} mentions={mentions} />
      </div>
      {grade ? (
        <div className="item-means small">
          <span className="soft">{upperFirst(gradeWords(grade))}.</span>
          {grade.handling.code === "C"
            ? grade.handling.instructions.map((each) => (
                <p key={each.originator + each.text}>
                  <strong>{each.originator}:</strong> {each.text}
                </p>
              ))
            : null}
        </div>
      ) : null}
      {item.permissions.length > 0 ? (
        <ul className="plain-list small">
          {item.permissions.map((each) => (
            <li key={each.id}>
              <Link to="/requests" search={{ open: each.id }}>
                {permissionKind(each.kind)}
              </Link>
              : {each.decision ?? "waiting for the originator"}
            </li>
          ))}
        </ul>
      ) : null}
      {mentions.length > 0 ? <MentionFacts item={item} mentions={mentions} /> : null}
    </article>
  );
}

function MentionFacts({
  item,
  mentions,
}: {
  readonly item: ItemWire;
  readonly mentions: readonly MentionWire[];
}) {
  const links = item.links.filter((link) => link.status !== "dropped");
  const name = (id: string) => {
    const mention = mentions.find((each) => each.id === id);
    return mention ? <MentionLink mention={mention} /> : null;
  };
  return (
    <details className="item-facts">
      <summary>
        {mentions.length} mentioned{links.length > 0 ? `, ${links.length} linked` : ""}
      </summary>
      <ul className="plain-list">
        {mentions.map((mention) => (
          <li key={mention.id} className="item-fact">
            <span className="soft small">{kindLabel(mention.kind)}</span>
            <span>
              <MentionLink mention={mention} />
              {mention.status === "suggested" ? <span className="soft small"> suggested</span> : null}
              {mention.confidence === "certain" ? null : (
                <span className="soft small"> {mention.confidence}</span>
              )}
              {mention.categories.map((category) => (
                <span key={category} className="small">
                  {" "}
                  {categoryWords(category)}
                </span>
              ))}
            </span>
          </li>
        ))}
        {links.map((link) => (
          <li key={link.id} className="item-fact">
            <span className="soft small">Link{link.status === "suggested" ? ", suggested" : ""}</span>
            <span>
              {name(link.from)} {linkName(link.kind)} {name(link.to)}
              {link.role ? <span className="soft"> as {link.role}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MentionLink({ mention }: { readonly mention: MentionWire }) {
  const selector = isMentionKind(mention.kind) && KINDS[mention.kind].selector && mention.key !== null;
  return (
    <Link to="/things/$id" params={{ id: mention.id }}>
      {selector && mention.key ? (
        <Identifier kind={mention.kind} value={keyValue(mention.key)} />
      ) : (
        mention.text
      )}
    </Link>
  );
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `suspect:assessment` as people say it: a category belongs to a person in what this item speaks of. */
function categoryWords(text: string): string {
  const [category = "", basis] = text.split(":");
  return `${category}, ${basis === "fact" ? "a fact" : "an assessment"}`;
}
