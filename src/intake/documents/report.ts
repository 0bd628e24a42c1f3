/**
 * A document to a report of the report format. It is graded as what it is: a publication is no source that anybody has
 * assessed, so untested (2), known indirectly (C), free to share (P), unless the person who brings it in grades it otherwise.
 * Mentions are left out, so that its text is read for selectors and names afterwards.
 */
import type { ItemLineWire, ReportLineWire } from "../../contract/report-format.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import { Unreadable } from "../incoming.ts";
import { dateLine } from "./claimed-date.ts";
import type { Claim, ReadDocument } from "./document.ts";
import { MOST_ITEMS, pagesText, type Section, sectionsOf } from "./sections.ts";

export type DocumentGrade = Pick<
  ItemLineWire,
  "source" | "information" | "handling" | "action" | "sanitisation" | "instructions"
>;

export const OPEN_SOURCE_GRADE: DocumentGrade = { source: "2", information: "C", handling: "P" };

export interface DocumentReportOptions {
  /** The owner, by code. */
  readonly agency: string;
  /** The owner's own, unique within the agency. */
  readonly reference: string;
  readonly purpose: Purpose;
  /** The day on which it was brought in. */
  readonly authored: string;
  readonly grade?: DocumentGrade;
  readonly classification?: ReportLineWire["classification"];
  readonly precedence?: ReportLineWire["precedence"];
  readonly audience?: ReportLineWire["audience"];
  readonly requirements?: ReportLineWire["requirements"];
  /** Where the person knows better than the document says. */
  readonly title?: string;
  readonly published?: string;
  readonly publishedBy?: string;
}

const LONGEST_PROVENANCE = 2000;
/** Below this mean, what OCR read is to be held against the picture before it is relied on. */
const POOR = 0.8;

export function documentReport(document: ReadDocument, options: DocumentReportOptions): ReportLineWire {
  const sections = sectionsOf(document);
  if (sections.length === 0) throw new Unreadable("There is no text in the document to make a report of.");
  if (sections.length > MOST_ITEMS) {
    throw new Unreadable(
      `The document is too long for one report: it would have ${sections.length} items, and a report has up to ${MOST_ITEMS}. Split it and bring in the parts.`,
    );
  }
  const { agency, reference, purpose, authored, precedence, audience, requirements } = options;
  const grade = options.grade ?? OPEN_SOURCE_GRADE;
  // A date in a file's properties is when the file was made; only the page says when it was published.
  const published = options.published ?? (document.date?.by === "page" ? document.date.value : "");
  return {
    reference,
    agency,
    ...(precedence === undefined ? {} : { precedence }),
    authored,
    information: { from: published },
    title: titleOf(document, options),
    purpose,
    classification: options.classification ?? "OFFICIAL",
    provenance: provenanceOf(document, sections, published, options.publishedBy),
    ...(audience === undefined ? {} : { audience }),
    ...(requirements === undefined ? {} : { requirements }),
    items: sections.map(({ text }) => ({ text, ...grade })),
  };
}

function titleOf(document: ReadDocument, options: DocumentReportOptions): string {
  const first = document.pages
    .flatMap((page) => page.blocks)
    .find((block) => block.text.length >= 3 && dateLine(block.text) === null)?.text;
  const candidates = [options.title, document.title?.value, first, document.name, "Open-source document"];
  const title = candidates.find((each) => each !== undefined && each.trim().length >= 3) as string;
  const line = title.replaceAll(/\s+/g, " ").trim();
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}

function provenanceOf(
  document: ReadDocument,
  sections: readonly Section[],
  published: string,
  by?: string,
): string {
  const pages =
    document.pages.length > 1 || document.pages.some((page) => page.blocks.some((block) => block.box));
  const publisher = by ?? document.publisher?.value;
  const author = document.author;
  const parts = [
    `Open source: ${document.name}${pages ? `, ${pagesText(document.pages.map((page) => page.number))}` : ""}` +
      (published === "" ? ", date of publication not stated" : `, published ${published}`) +
      (publisher ? ` by ${publisher}` : ""),
  ];
  if (author)
    parts.push(
      author.by === "page" ? `Author named: ${author.value}` : `Author in its properties: ${author.value}`,
    );
  if (published === "" && document.date) parts.push(`${madeText(document.date)}`);
  parts.push(...ocrText(document));
  if (pages && sections.length > 1) {
    parts.push(
      `Items: ${sections.map((section, index) => `${index + 1} from ${pagesText(section.pages)}`).join("; ")}`,
    );
  }
  const text = `${parts.join(". ")}.`;
  return text.length <= LONGEST_PROVENANCE ? text : `${text.slice(0, LONGEST_PROVENANCE - 1)}…`;
}

function madeText(date: Claim): string {
  return `Its properties say that the file was made on ${date.value}`;
}

function ocrText(document: ReadDocument): string[] {
  const read = document.pages.filter((page) => page.confidence !== null);
  if (read.length === 0 || document.confidence === null) return [];
  const which =
    read.length === document.pages.length ? "" : ` on ${pagesText(read.map((page) => page.number))}`;
  const least = Math.min(...read.map((page) => page.confidence ?? 1));
  const spread = read.length > 1 ? `, ${percent(least)} on its worst page` : "";
  const warning = document.confidence < POOR ? ". Hold it against the picture before relying on it" : "";
  return [
    `Text${which} was read by OCR with a confidence of ${percent(document.confidence)}${spread}${warning}`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
