/**
 * The claims of a line of the report format, ready to be drawn: where in the text each mention stands, and what each says.
 * The preview sends lines as they are, with `read` beside an item whose text is still to be read for selectors.
 */
import type { ReportLineWire } from "../../../src/contract/report-format.ts";
import { type Grade, gradeText } from "../../../src/vocabulary/grades.ts";
import { isMentionKind, KINDS } from "../../../src/vocabulary/kinds.ts";
import type { Span } from "../../look/text-runs.ts";

export interface ReadMention {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type ItemLine = ReportLineWire["items"][number] & { readonly read?: readonly ReadMention[] };
export type PreviewedReport = Omit<ReportLineWire, "items"> & { readonly items: readonly ItemLine[] };

export interface Claim {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  /** Properties that the words do not say already, with their labels. */
  readonly says: readonly { readonly label: string; readonly value: string }[];
  readonly categories: readonly string[];
  readonly confidence: "certain" | "likely" | "possible";
  /** Found by reading the text rather than told: a suggestion. */
  readonly suggested: boolean;
  readonly span: Span | null;
}

const OWN = new Set(["ref", "kind", "text", "start", "confidence", "categories"]);

export function claimsOf(item: ItemLine): readonly Claim[] {
  if (item.mentions === undefined) {
    return (item.read ?? []).map(
      ({ kind, text, start, end }, index): Claim => ({
        id: `read-${index}`,
        kind,
        words: text,
        says: [],
        categories: [],
        confidence: "likely",
        suggested: true,
        span: { id: `read-${index}`, start, end },
      }),
    );
  }
  return item.mentions.map((mention): Claim => {
    const properties = Object.entries(mention).filter(
      (entry): entry is [string, string] => !OWN.has(entry[0]) && typeof entry[1] === "string",
    );
    const words = mention.text ?? properties[0]?.[1] ?? "";
    const start = mention.start ?? item.text.indexOf(words);
    const stands = words !== "" && start >= 0;
    return {
      id: mention.ref,
      kind: mention.kind,
      words,
      says: properties
        .filter(([, value]) => value !== words)
        .map(([name, value]) => ({ label: propertyLabel(mention.kind, name), value })),
      categories: mention.categories ?? [],
      confidence: mention.confidence ?? "certain",
      suggested: false,
      span: stands ? { id: mention.ref, start, end: start + words.length } : null,
    };
  });
}

export function propertyLabel(kind: string, name: string): string {
  if (!isMentionKind(kind)) return name;
  const properties: Readonly<Record<string, { readonly label: string }>> = KINDS[kind].properties;
  return properties[name]?.label ?? name;
}

/** The grade of an item as its chip has it. */
export function gradeOfItem(item: ItemLine, originator: string): string {
  const { source, information, handling, action, sanitisation, instructions } = item;
  const grade: Grade = {
    source,
    information,
    handling:
      handling === "C" && action && sanitisation
        ? {
            code: "C",
            action,
            sanitisation,
            instructions: instructions ? [{ originator, text: instructions }] : [],
          }
        : { code: "P" },
  };
  return gradeText(grade);
}

/** `suspect:assessment` as `suspect, an assessment`. */
export function categoryWords(category: string): string {
  const [what = "", basis = ""] = category.split(":");
  return `${what}, ${basis === "fact" ? "a fact" : "an assessment"}`;
}
