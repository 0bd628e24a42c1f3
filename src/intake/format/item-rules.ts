/** The rules of an item, its mentions and its links that a schema cannot say. */
import type { ItemLineWire, LinkLineWire, MentionLineWire } from "../../contract/report-format.ts";
import { isMentionKind, KINDS, type MentionKind, type Property } from "../../vocabulary/kinds.ts";
import { partialDateProblem } from "../../vocabulary/partial-date.ts";
import { isRecord, pointer, quoted } from "./words.ts";

type Say = (where: string, message: string) => void;

/** Members of a mention that are no property of its kind. */
const OWN = new Set(["ref", "kind", "text", "start", "confidence", "categories"]);

/** The properties of each kind by name, without a prototype that a hostile name could reach. */
const PROPERTIES = new Map<MentionKind, ReadonlyMap<string, Property>>(
  Object.entries(KINDS).map(([kind, { properties }]) => [
    kind as MentionKind,
    new Map(Object.entries<Property>(properties)),
  ]),
);

export function itemFlaws(item: ItemLineWire, at: string, say: Say): void {
  if (typeof item.text === "string" && item.text.trim() === "")
    say(`${at}/text`, "The text says nothing. Write what is known, or leave the item out.");
  conditionFlaws(item, at, say);
  const refs = new Set<string>();
  const mentions: readonly MentionLineWire[] = Array.isArray(item.mentions) ? item.mentions : [];
  for (const [index, mention] of mentions.entries()) {
    if (!isRecord(mention)) continue;
    if (typeof mention.ref === "string") {
      if (refs.has(mention.ref))
        say(
          `${at}/mentions/${index}/ref`,
          `${quoted(mention.ref)} names an earlier mention of this item. Give each its own.`,
        );
      refs.add(mention.ref);
    }
    mentionFlaws(mention, item.text, `${at}/mentions/${index}`, say);
  }
  if (!Array.isArray(item.links)) return;
  for (const [index, link] of item.links.entries())
    if (isRecord(link)) linkFlaws(link, refs, `${at}/links/${index}`, say);
}

/** Conditions exist only under C, and there an action and a sanitisation code are both required (3x5x2). */
function conditionFlaws(item: ItemLineWire, at: string, say: Say): void {
  if (item.handling === "C") {
    if (item.action === undefined) say(`${at}/action`, "Handling C needs an action code. Add A1, A2 or A3.");
    if (item.sanitisation === undefined)
      say(`${at}/sanitisation`, "Handling C needs a sanitisation code. Add S1 or S2.");
  } else if (item.handling === "P") {
    for (const name of ["action", "sanitisation", "instructions"] as const)
      if (item[name] !== undefined)
        say(`${at}/${name}`, "Conditions exist only under handling C. Take this out, or grade the item C.");
  }
}

function mentionFlaws(mention: MentionLineWire, itemText: unknown, at: string, say: Say): void {
  const { kind, text, start, categories } = mention;
  if (!isMentionKind(String(kind))) return;
  const properties = PROPERTIES.get(kind as MentionKind);
  let says = typeof text === "string" && text.trim() !== "";
  for (const name of Object.keys(mention)) {
    if (OWN.has(name)) continue;
    const value: unknown = (mention as Readonly<Record<string, unknown>>)[name];
    const property = properties?.get(name);
    if (property === undefined) {
      const allowed = [...(properties?.keys() ?? [])].join(", ");
      say(
        at + pointer([name]),
        `A ${kind} has no ${quoted(name)}. Take it out; the properties of a ${kind} are ${allowed}.`,
      );
    } else if (typeof value === "string") {
      if (value.trim() !== "") says = true;
      const problem = property.type === "date" ? partialDateProblem(value) : null;
      if (problem !== null) say(at + pointer([name]), `${quoted(value)} is not a date. ${problem}.`);
    }
  }
  if (!says)
    say(
      at,
      `This mention says nothing. Give the words as "text", or one of ${[...(properties?.keys() ?? [])].join(", ")}.`,
    );
  if (categories !== undefined && kind !== "person")
    say(`${at}/categories`, `Only a person has categories. Take them out of this ${kind}.`);
  if (typeof start === "number" && typeof itemText === "string") startFlaws(start, text, itemText, at, say);
}

function startFlaws(start: number, text: unknown, itemText: string, at: string, say: Say): void {
  if (typeof text !== "string")
    say(
      `${at}/start`,
      `"start" says where the words of "text" stand, and there is no "text". Add it, or take "start" out.`,
    );
  else if (start + text.length > itemText.length)
    say(
      `${at}/start`,
      `${start} lies outside the item's text, which has ${itemText.length} UTF-16 units. Count from 0, or take "start" out.`,
    );
  else if (!itemText.startsWith(text, start)) {
    const stands = itemText.indexOf(text);
    const advice = stands >= 0 ? `they begin at ${stands}` : "they stand nowhere in it";
    say(`${at}/start`, `The words ${quoted(text)} do not begin at ${start} of the item's text: ${advice}.`);
  }
}

function linkFlaws(link: LinkLineWire, refs: ReadonlySet<string>, at: string, say: Say): void {
  for (const end of ["from", "to"] as const) {
    if (typeof link[end] === "string" && !refs.has(link[end]))
      say(
        `${at}/${end}`,
        `No mention of this item has the ref ${quoted(link[end])}. Add the mention, or correct the ref.`,
      );
  }
  if (typeof link.from === "string" && link.from === link.to && refs.has(link.from))
    say(`${at}/to`, "This links a mention with itself. Name two mentions.");
  for (const name of ["from_time", "to_time"] as const) {
    const value: unknown = link[name];
    const problem = typeof value === "string" && !isInstant(value) ? partialDateProblem(value) : null;
    if (problem !== null) say(`${at}/${name}`, `${quoted(String(value))} is not a date. ${problem}.`);
  }
}

/** A minute, as EDTF writes it: what a camera or a gate knows. With a zone, or London's time. */
function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
