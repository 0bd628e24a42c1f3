/** The rules of a report that a schema cannot say. Each part is looked at only as far as it has its right type. */
import type { ReportLineWire } from "../../contract/report-format.ts";
import { readOperationalDay } from "../../vocabulary/operational-day.ts";
import { partialDateProblem } from "../../vocabulary/partial-date.ts";
import { CLASSIFICATIONS } from "../../vocabulary/reports.ts";
import type { Flaw } from "../incoming.ts";
import { itemFlaws } from "./item-rules.ts";
import { isRecord, quoted } from "./words.ts";

export function reportFlaws(report: ReportLineWire): Flaw[] {
  if (!isRecord(report)) return [];
  const flaws: Flaw[] = [];
  const say = (where: string, message: string) => void flaws.push({ where, message });
  const { authored, classification, title, information, items } = report;
  if (typeof authored === "string" && readOperationalDay(authored) === null)
    say(
      "/authored",
      `${quoted(authored)} is not a day. Write a day that exists as year-month-day: 2025-09-21.`,
    );
  if (typeof classification === "string" && !(CLASSIFICATIONS as readonly string[]).includes(classification))
    say("/classification", `This is ${quoted(classification)}: write ${CLASSIFICATIONS.join(" or ")}.`);
  if (typeof title === "string" && title.trim().length < 3)
    say("/title", "The title says nothing. Say in a few words what the report is about.");
  if (isRecord(information)) spanFlaws(information, say);
  if (Array.isArray(items))
    for (const [at, item] of items.entries()) if (isRecord(item)) itemFlaws(item, `/items/${at}`, say);
  return flaws;
}

function spanFlaws(
  { from, to }: { readonly from?: unknown; readonly to?: unknown },
  say: (where: string, message: string) => void,
): void {
  const problems = [from, to].map((each) => (typeof each === "string" ? partialDateProblem(each) : null));
  for (const [at, name] of ["from", "to"].entries()) {
    const problem = problems[at];
    if (problem)
      say(`/information/${name}`, `${quoted(String(at === 0 ? from : to))} is not a date. ${problem}.`);
  }
  if (problems.some((each) => each !== null) || typeof from !== "string" || typeof to !== "string") return;
  const begins = from.replace(/[~?%]$/, "");
  const ends = to.replace(/[~?%]$/, "");
  const shorter = Math.min(begins.length, ends.length);
  // Compared as far as both are known: a span from 2025-09 to 2025 is possible.
  if (shorter > 0 && ends.slice(0, shorter) < begins.slice(0, shorter))
    say("/information/to", `The span ends (${ends}) before it begins (${begins}). Exchange or correct them.`);
}
