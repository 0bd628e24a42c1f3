/** Who and what an item mentions: each with its kind, what is said of it, and how often. */
import type { ItemMappingWire, MentionMappingWire } from "../../../src/contract/mappings.ts";
import { CATEGORY_TEXTS } from "../../../src/vocabulary/categories.ts";
import { isMentionKind, KINDS, MENTION_KINDS } from "../../../src/vocabulary/kinds.ts";
import { Button } from "../../look/button.tsx";
import { Checkboxes, SelectField } from "../../look/fields.tsx";
import { kindLabel, kindProperties } from "../../look/kind-label.ts";
import { categoryWords } from "../preview/claims-of.ts";
import { freeRef } from "./column-roles.ts";
import { useReportMapping } from "./editing.tsx";
import { TemplateField } from "./template-field.tsx";

interface MentionsProps {
  readonly at: number;
  readonly item: ItemMappingWire;
  readonly onChange: (item: ItemMappingWire, place?: string) => void;
}

export function Mentions({ at, item, onChange }: MentionsProps) {
  const mentions = item.mentions ?? [];
  const add = (kind: string) => {
    if (!isMentionKind(kind)) return;
    const [property = "name"] = Object.keys(KINDS[kind].properties);
    onChange({
      ...item,
      mentions: [...mentions, { ref: freeRef(mentions, kind), kind, properties: { [property]: "" } }],
    });
  };
  return (
    <section className="stack-tight">
      <h4>Mentions</h4>
      {mentions.map((mention, index) => (
        <Mention
          key={mention.ref}
          pointer={`/item-${at}-mention-${index}`}
          mention={mention}
          onChange={(next, place) =>
            onChange({ ...item, mentions: mentions.map((each) => (each === mention ? next : each)) }, place)
          }
          onRemove={() =>
            onChange({
              ...item,
              mentions: mentions.filter((each) => each !== mention),
              links: (item.links ?? []).filter(({ from, to }) => from !== mention.ref && to !== mention.ref),
            })
          }
        />
      ))}
      <SelectField
        pointer={`/item-${at}-mention-add`}
        label="Add a mention"
        hint="Or choose on the left what a column becomes"
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">Choose a kind</option>
        {MENTION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KINDS[kind].label}
          </option>
        ))}
      </SelectField>
    </section>
  );
}

interface MentionProps {
  readonly pointer: string;
  readonly mention: MentionMappingWire;
  readonly onChange: (mention: MentionMappingWire, place?: string) => void;
  readonly onRemove: () => void;
}

function Mention({ pointer, mention, onChange, onRemove }: MentionProps) {
  const { report } = useReportMapping();
  const relations = Object.keys(report.with ?? {});
  const properties = mention.properties ?? {};
  const free = kindProperties(mention.kind).filter(({ id }) => !(id in properties));
  const { categories } = mention;
  const several = mention.each ?? (mention.split ? "" : undefined);
  return (
    <fieldset className="mapped-part">
      <legend>
        {kindLabel(mention.kind)} <span className="mono soft">{mention.ref}</span>
      </legend>
      {mention.split ? (
        <p className="small soft">
          Once for each value in the cell {mention.split.column}, which is {"{part}"}.
        </p>
      ) : null}
      {relations.length > 0 ? (
        <SelectField
          pointer={`${pointer}-each`}
          label="How often"
          value={mention.each ?? ""}
          onChange={(event) => {
            const { each: _, ...rest } = mention;
            onChange(event.target.value === "" ? rest : { ...rest, each: event.target.value });
          }}
        >
          <option value="">Once for each row of {report.of}</option>
          {relations.map((each) => (
            <option key={each} value={each}>
              Once for each of {each}
            </option>
          ))}
        </SelectField>
      ) : null}
      {Object.entries(properties).map(([name, template]) => (
        <TemplateField
          key={name}
          pointer={`${pointer}-${name}`}
          label={kindProperties(mention.kind).find(({ id }) => id === name)?.label ?? name}
          value={template}
          each={several}
          onChange={(value) =>
            onChange({ ...mention, properties: { ...properties, [name]: value } }, `${pointer} ${name}`)
          }
        />
      ))}
      {free.length > 0 ? (
        <SelectField
          pointer={`${pointer}-say`}
          label="Say more of it"
          value=""
          onChange={(event) =>
            onChange({ ...mention, properties: { ...properties, [event.target.value]: "" } })
          }
        >
          <option value="">Choose what</option>
          {free.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      ) : null}
      {mention.kind === "person" && (categories === undefined || Array.isArray(categories)) ? (
        <details>
          <summary className="quiet-summary small">
            {categories && categories.length > 0
              ? `Category: ${categories.map(categoryWords).join("; ")}`
              : "Not categorised"}
          </summary>
          <Checkboxes
            pointer={`${pointer}-categories`}
            label="Category"
            hint="Only if every row of the table is about such a person. Not categorised is right where it is not known"
            inline
            values={categories ?? []}
            choices={CATEGORY_TEXTS.map((each) => ({ value: each, label: categoryWords(each) }))}
            onChange={(values) => {
              const { categories: _, ...rest } = mention;
              onChange(values.length > 0 ? { ...rest, categories: [...values] } : rest);
            }}
          />
        </details>
      ) : null}
      {mention.kind === "person" && categories !== undefined && !Array.isArray(categories) ? (
        <p className="small soft">Categorised by the column {categories.column}: change it as JSON.</p>
      ) : null}
      <Button look="quiet" size="small" onClick={onRemove}>
        Remove<span className="visually-hidden"> {mention.ref}</span>
      </Button>
    </fieldset>
  );
}
