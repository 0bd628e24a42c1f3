/** What changed between what a report said and what it says: field by field, and item by item by its words. */
import type { OriginWire } from "../../../src/contract/imports.ts";
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { gradeText } from "../../../src/vocabulary/grades.ts";

export interface Saying {
  readonly fields: Readonly<Record<string, string>>;
  /** Each with its grade before it: another grade is another item. */
  readonly items: readonly { readonly text: string; readonly grade: string }[];
}

export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type Body = OriginWire["versions"][number]["body"];

const FIELDS = [
  ["title", "Title"],
  ["precedence", "Precedence"],
  ["purpose", "Purpose"],
  ["classification", "Marking"],
  ["provenance", "How it is known"],
  ["authored", "Written"],
  ["informationFrom", "Information from"],
  ["informationTo", "Information to"],
] as const;

export function sayingOfBody(body: Body): Saying {
  const items = Array.isArray(body.items) ? (body.items as readonly Record<string, unknown>[]) : [];
  return {
    fields: Object.fromEntries(FIELDS.map(([name]) => [name, text(body[name])])),
    items: items.map((item) => ({
      text: text(item.text),
      grade: [
        `${text(item.source)} ${text(item.information)} ·`,
        text(item.handling),
        text(item.action),
        text(item.sanitisation),
      ]
        .filter(Boolean)
        .join(" "),
    })),
  };
}

export function sayingOfReport(report: ReportDetailWire): Saying {
  return {
    fields: Object.fromEntries(FIELDS.map(([name]) => [name, text(report[name])])),
    items: report.items.map((item) => ({ text: item.text, grade: item.grade ? gradeText(item.grade) : "" })),
  };
}

export function changesBetween(before: Saying, after: Saying): readonly Change[] {
  const changes: Change[] = [];
  for (const [name, label] of FIELDS) {
    const [was = "", is = ""] = [before.fields[name], after.fields[name]];
    if (was !== is) changes.push({ what: label, before: was, after: is });
  }
  const words = ({ grade, text: said }: Saying["items"][number]) => `${grade} ${said}`;
  const gone = [...before.items];
  const come: Saying["items"][number][] = [];
  for (const item of after.items) {
    const at = gone.findIndex((each) => words(each) === words(item));
    if (at >= 0) gone.splice(at, 1);
    else come.push(item);
  }
  for (let index = 0; index < Math.max(gone.length, come.length); index++) {
    const [was, is] = [gone[index], come[index]];
    changes.push({
      what: was && is ? "An item" : was ? "An item was left out" : "An item was added",
      before: was ? words(was) : "",
      after: is ? words(is) : "",
    });
  }
  return changes;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
