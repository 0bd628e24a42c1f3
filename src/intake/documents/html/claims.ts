/** What a page says of itself: title, author, date and publisher, in its elements, its meta elements or its JSON-LD. */
import { datelineOf, propertyDate } from "../claimed-date.ts";
import type { Claim } from "../document.ts";
import { oneLine } from "../tidy.ts";
import { textOf } from "./blocks.ts";
import { attribute, type Element, elements, rawText } from "./tree.ts";

export interface PageClaims {
  readonly title: Claim | null;
  readonly author: Claim | null;
  readonly date: Claim | null;
  readonly publisher: Claim | null;
  readonly language: string | null;
}

export function claimsOf(root: Element, main: Element, readable: (element: Element) => boolean): PageClaims {
  const meta = metaOf(root);
  const linked = linkedData(root);
  const first = (names: readonly string[]) => names.map((name) => meta.get(name)).find((value) => value);
  const shown = [...elements(root, readable)];
  const heading =
    [...elements(main, readable)].find((element) => element.tagName === "h1") ??
    shown.find((each) => each.tagName === "h1");
  const title = [...elements(root)].find((element) => element.tagName === "title");
  const property =
    first(["og:title", "twitter:title", "dc.title"]) ?? (title ? oneLine(rawText(title)) : undefined);
  const time = shown.find((element) => element.tagName === "time");
  const stated = time
    ? (propertyDate(attribute(time, "datetime") ?? "") ?? propertyDate(textOf(time, readable)))
    : null;
  const dateline = datelineOf(
    [...elements(main, readable)].slice(0, 40).map((element) => textOf(element, readable).slice(0, 80)),
  );
  const published = propertyDate(
    first([
      "article:published_time",
      "datepublished",
      "dcterms.date",
      "dc.date",
      "dcterms.issued",
      "date",
      "pubdate",
    ]) ??
      linked.datePublished ??
      "",
  );
  return {
    title: claim(heading ? textOf(heading, readable) : undefined, property),
    author: claim(
      undefined,
      first(["author", "article:author", "dc.creator", "dcterms.creator"]) ?? linked.author,
    ),
    date: claim(stated ?? dateline ?? undefined, published ?? undefined),
    publisher: claim(
      undefined,
      first(["og:site_name", "publisher", "dc.publisher", "dcterms.publisher"]) ?? linked.publisher,
    ),
    language: attribute(root, "lang") ?? attribute(root, "xml:lang"),
  };
}

function claim(onPage: string | undefined, property: string | undefined): Claim | null {
  if (onPage) return { value: onPage.slice(0, 300), by: "page" };
  // An author given as an address of a profile names nobody.
  if (property && !/^https?:/.test(property))
    return { value: oneLine(property).slice(0, 300), by: "properties" };
  return null;
}

function metaOf(root: Element): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of elements(root)) {
    if (element.tagName !== "meta") continue;
    const name =
      attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop");
    const content = attribute(element, "content");
    if (name && content && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), content);
  }
  return found;
}

interface LinkedData {
  readonly datePublished?: string;
  readonly author?: string;
  readonly publisher?: string;
}

/** The first JSON-LD block with a date of publication; what does not parse is passed over. */
function linkedData(root: Element): LinkedData {
  for (const element of elements(root)) {
    if (element.tagName !== "script" || attribute(element, "type") !== "application/ld+json") continue;
    try {
      const parsed: unknown = JSON.parse(rawText(element));
      for (const entry of Array.isArray(parsed) ? parsed : [parsed]) {
        const record = entry as Record<string, unknown> | null;
        if (typeof record?.datePublished !== "string") continue;
        return {
          datePublished: record.datePublished,
          ...nameOf("author", record.author),
          ...nameOf("publisher", record.publisher),
        };
      }
    } catch {
      // Written for search engines, often broken, never needed.
    }
  }
  return {};
}

function nameOf(key: "author" | "publisher", value: unknown): LinkedData {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const name = typeof one === "string" ? one : (one as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? { [key]: name } : {};
}
