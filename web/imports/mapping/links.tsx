/** How what is mentioned in an item stands to one another. */
import type { ItemMappingWire, LinkMappingWire } from "../../../src/contract/mappings.ts";
import { LINK_KINDS } from "../../intelligence/write/link-kinds.ts";
import { Button } from "../../look/button.tsx";
import { SelectField, TextField } from "../../look/fields.tsx";

interface LinksProps {
  readonly at: number;
  readonly item: ItemMappingWire;
  readonly onChange: (item: ItemMappingWire, place?: string) => void;
}

export function Links({ at, item, onChange }: LinksProps) {
  const refs = (item.mentions ?? []).map((mention) => mention.ref);
  const links = item.links ?? [];
  const [first = "", second = ""] = refs;
  if (refs.length < 2 && links.length === 0) return null;
  const put = (next: LinkMappingWire[], place?: string) => onChange({ ...item, links: next }, place);
  return (
    <section className="stack-tight">
      <h4>Links</h4>
      <datalist id={`link-kinds-${at}`}>
        {LINK_KINDS.map((kind) => (
          <option key={kind} value={kind} />
        ))}
      </datalist>
      {links.map((link, index) => {
        const set = (part: Partial<LinkMappingWire>, place?: string) =>
          put(
            links.map((each) => (each === link ? { ...link, ...part } : each)),
            place,
          );
        const pointer = `/item-${at}-link-${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: links have no identity but their place
          <fieldset key={index} className="mapped-part">
            <legend className="visually-hidden">
              Link {link.from} {link.kind} {link.to}
            </legend>
            <div className="mapped-row" data-parts="3">
              <SelectField
                pointer={`${pointer}-from`}
                label="This"
                value={link.from}
                onChange={(event) => set({ from: event.target.value })}
              >
                {refs.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </SelectField>
              <TextField
                pointer={`${pointer}-kind`}
                label="How"
                list={`link-kinds-${at}`}
                value={link.kind}
                onChange={(event) => set({ kind: event.target.value }, pointer)}
              />
              <SelectField
                pointer={`${pointer}-to`}
                label="That"
                value={link.to}
                onChange={(event) => set({ to: event.target.value })}
              >
                {refs.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </SelectField>
            </div>
            <Button look="quiet" size="small" onClick={() => put(links.filter((each) => each !== link))}>
              Remove
              <span className="visually-hidden">
                {" "}
                the link {link.from} {link.kind} {link.to}
              </span>
            </Button>
          </fieldset>
        );
      })}
      {refs.length > 1 ? (
        <Button
          look="plain"
          size="small"
          onClick={() => put([...links, { from: first, to: second, kind: "connected to" }])}
        >
          Link two of them
        </Button>
      ) : null}
    </section>
  );
}
