/** A Word file (.docx) to blocks: its body and its notes. Macros are not run, nothing it links to is fetched. */
import { Unreadable } from "../../incoming.ts";
import { datelineOf, propertyDate } from "../claimed-date.ts";
import { type Claim, type Extracted, standing } from "../document.ts";
import type { Limits } from "../limits.ts";
import { countOf, oneLine } from "../tidy.ts";
import { type Body, readBody } from "./body.ts";
import { openPackage, type WordPackage } from "./package.ts";
import { readStyles } from "./styles.ts";
import { readXml } from "./xml.ts";

export async function readWordFile(bytes: Uint8Array, limits: Limits): Promise<Extracted> {
  const parts = await openPackage(bytes, limits.unpackedBytes);
  const main = await parts.part("word/document.xml");
  if (main === null) throw new Unreadable(insteadOfWord(parts.names));
  const styles = readStyles(await parts.part("word/styles.xml"));
  const body = readBody("word/document.xml", main, styles);
  const footnotes: Body[] = [];
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const part = await parts.part(name);
    if (part) footnotes.push(readBody(name, part, styles));
  }
  const properties = await readProperties(parts);
  const bare = [...body.blocks, ...footnotes.flatMap((each) => each.blocks)];
  if (bare.length === 0)
    throw new Unreadable(
      "There is no text in the Word file that a reader would see. If it holds pictures of pages, save it as PDF and bring that in.",
    );
  const blocks = bare.map((block, index) => standing(block, `paragraph ${index + 1}`));
  const heading = blocks.find((block) => block.is === "heading");
  const date = datelineOf(blocks.map((block) => block.text));
  return {
    title: claim(heading?.text, properties.get("title")),
    language: properties.get("language") ?? null,
    author: claim(undefined, properties.get("creator")),
    date: claim(date ?? undefined, propertyDate(properties.get("created") ?? "") ?? undefined),
    publisher: null,
    pages: [{ number: 1, blocks, confidence: null }],
    notes: [...(await leftOut(parts, [body, ...footnotes]))],
  };
}

function insteadOfWord(names: readonly string[]): string {
  if (names.some((name) => name.startsWith("xl/")))
    return "This is a spreadsheet, not a Word file. Bring it in as a table.";
  if (names.some((name) => name.startsWith("ppt/")))
    return "This is a presentation. Save it as PDF and bring that in.";
  if (names.includes("content.xml"))
    return "This is an OpenDocument file. Save it as .docx or PDF and bring that in.";
  return "This is a zip archive, not a Word file. Unpack it and bring in the documents in it.";
}

function claim(onPage: string | undefined, property: string | undefined): Claim | null {
  if (onPage) return { value: onPage.slice(0, 300), by: "page" };
  return property ? { value: property.slice(0, 300), by: "properties" } : null;
}

async function readProperties(parts: WordPackage): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const part = await parts.part("docProps/core.xml");
  let name = "";
  if (part) {
    readXml("docProps/core.xml", part, {
      open(opened) {
        name = opened;
      },
      text(text) {
        if (oneLine(text) !== "") found.set(name, oneLine(text));
      },
      close() {
        name = "";
      },
    });
  }
  return found;
}

async function leftOut(parts: WordPackage, bodies: readonly Body[]): Promise<string[]> {
  const total = (what: keyof Body["counts"]) => bodies.reduce((sum, body) => sum + body.counts[what], 0);
  const has = (pattern: RegExp) => parts.names.filter((name) => pattern.test(name)).length;
  const notes: string[] = [];
  const comments = await countElements(parts, "word/comments.xml", "comment");
  if (comments > 0) notes.push(`${countOf(comments, "comment")} left out.`);
  if (total("deleted") > 0 || total("inserted") > 0) {
    notes.push(
      `The file has tracked changes: ${countOf(total("inserted"), "insertion")} read as text, ${countOf(total("deleted"), "deletion")} left out.`,
    );
  }
  if (total("hidden") > 0)
    notes.push(`Hidden or white text left out in ${countOf(total("hidden"), "place")}.`);
  if (total("pictures") > 0)
    notes.push(`${countOf(total("pictures"), "picture or drawing", "pictures or drawings")} left out.`);
  if (total("objects") > 0 || has(/^word\/embeddings\//) > 0)
    notes.push("Files embedded in it were left out and not opened.");
  if (has(/vbaProject\.bin$/i) > 0) notes.push("It has macros; they were left out and not run.");
  const edges = has(/^word\/(header|footer)\d*\.xml$/);
  if (edges > 0)
    notes.push(`${countOf(edges, "page header or footer", "page headers or footers")} left out.`);
  return notes;
}

async function countElements(parts: WordPackage, part: string, element: string): Promise<number> {
  const bytes = await parts.part(part);
  let count = 0;
  if (bytes) {
    readXml(part, bytes, {
      open(name) {
        if (name === element) count++;
      },
      text() {},
      close() {},
    });
  }
  return count;
}
