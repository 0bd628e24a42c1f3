/** How the things of one item stand to each other: suggested by the words, or said by the author. */
import { type FormEvent, useRef, useState } from "react";
import type { LinkDraftWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { SelectField } from "../../look/fields.tsx";
import { useFocusBack } from "../../look/focus-back.ts";
import { randomId } from "../../server/random-id.ts";
import type { DraftItem } from "./draft.ts";
import { LINK_KINDS, linkName } from "./link-kinds.ts";

interface LinkListProps {
  readonly item: DraftItem;
  readonly onChange: (change: (item: DraftItem) => DraftItem) => void;
}

export function LinkList({ item, onChange }: LinkListProps) {
  const rows = useRef<HTMLDivElement>(null);
  const focusBack = useFocusBack(rows);
  const things = item.mentions.filter((mention) => mention.status !== "dropped" && mention.kind !== "date");
  if (things.length < 2) return null;
  const name = (id: string) => item.mentions.find((mention) => mention.id === id)?.text ?? "";
  const set = (id: string, status: LinkDraftWire["status"]) => {
    onChange((before) => ({
      ...before,
      links: before.links.map((link) => (link.id === id ? { ...link, status } : link)),
    }));
    focusBack(id);
  };
  return (
    <section aria-label="Links" className="stack-tight">
      <h3>
        Links{" "}
        <span className="soft number">{item.links.filter((link) => link.status !== "dropped").length}</span>
      </h3>
      <div ref={rows}>
        {item.links.map((link) => {
          const words = `${name(link.from)} ${linkName(link.kind)} ${name(link.to)}`;
          return (
            <div key={link.id} className="mention-row" data-row={link.id} data-status={link.status}>
              <span className="mention-row-words">
                <strong>{name(link.from)}</strong> {linkName(link.kind)} <strong>{name(link.to)}</strong>
                {link.status === "suggested" ? <span className="soft small"> suggested</span> : null}
              </span>
              <span className="button-row">
                {link.status === "confirmed" ? null : (
                  <Button look="plain" size="small" onClick={() => set(link.id, "confirmed")}>
                    {link.status === "dropped" ? "Undo" : "Confirm"}
                    <span className="visually-hidden"> {words}</span>
                  </Button>
                )}
                {link.status === "dropped" ? null : (
                  <Button look="quiet" size="small" onClick={() => set(link.id, "dropped")}>
                    Drop<span className="visually-hidden"> {words}</span>
                  </Button>
                )}
              </span>
            </div>
          );
        })}
      </div>
      <LinkForm
        item={item}
        things={things.map(({ id, text }) => ({ id, text }))}
        onAdd={(link) => onChange((before) => ({ ...before, links: [...before.links, link] }))}
      />
    </section>
  );
}

interface LinkFormProps {
  readonly item: DraftItem;
  readonly things: readonly { readonly id: string; readonly text: string }[];
  readonly onAdd: (link: LinkDraftWire) => void;
}

function LinkForm({ item, things, onAdd }: LinkFormProps) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [kind, setKind] = useState<string>(LINK_KINDS[0]);
  const [error, setError] = useState<string>();
  if (!open) {
    return (
      <Button look="plain" size="small" onClick={() => setOpen(true)}>
        Link two of them
      </Button>
    );
  }
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!from || !to || from === to) return setError("Choose two different things");
    setError(undefined);
    onAdd({ id: randomId(), from, to, kind, status: "confirmed" });
    setOpen(false);
    setFrom("");
    setTo("");
  };
  const options = (
    <>
      <option value="">Choose</option>
      {things.map((thing) => (
        <option key={thing.id} value={thing.id}>
          {thing.text}
        </option>
      ))}
    </>
  );
  const place = `/link-${item.id}`;
  return (
    <form onSubmit={add} className="stack-tight" noValidate>
      <div className="link-form">
        <SelectField
          pointer={`${place}-from`}
          label="This"
          value={from}
          autoFocus
          error={error}
          onChange={(event) => setFrom(event.target.value)}
        >
          {options}
        </SelectField>
        <SelectField
          pointer={`${place}-kind`}
          label="How"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        >
          {LINK_KINDS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
        <SelectField
          pointer={`${place}-to`}
          label="That"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          {options}
        </SelectField>
      </div>
      <div className="button-row">
        <Button type="submit" size="small">
          Add the link
        </Button>
        <Button look="plain" size="small" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
