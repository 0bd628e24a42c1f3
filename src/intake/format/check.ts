/**
 * Whether a value is a report of the report format, and everything that is wrong with it where it is not. Lines of a
 * file and reports made by a mapping of tables pass through here alike.
 */
import { Compile } from "typebox/compile";
import { ReportLine, type ReportLineWire } from "../../contract/report-format.ts";
import { markingTooHigh } from "../../vocabulary/reports.ts";
import type { Flaw } from "../incoming.ts";
import { explain, type Schema } from "./explain.ts";
import { reportFlaws } from "./report-rules.ts";
import { textFlaws } from "./texts.ts";

const shape = Compile(ReportLine);

/** Everything that is wrong; an empty list says that the value is a report. Takes any value that JSON can hold. */
export function checkReport(value: unknown): Flaw[] {
  return settled(value, textFlaws(value));
}

/**
 * The same for a value that was parsed from this JSON text. A text without a marking and without an escape by number
 * has no string with a marking, a NUL or half a character in it, and its strings need not be looked at one by one.
 */
export function checkParsed(value: unknown, json: string): Flaw[] {
  const suspect = json.includes("\\u") || markingTooHigh(json) !== null;
  return settled(value, suspect ? textFlaws(value) : []);
}

function settled(value: unknown, ofTexts: readonly Flaw[]): Flaw[] {
  const fits = shape.Check(value);
  const ofShape = fits ? [] : explain(ReportLine as Schema, value);
  const ofRules = reportFlaws(value as ReportLineWire);
  if (fits && ofTexts.length === 0 && ofRules.length === 0) return [];
  // One place, one flaw: what a rule says of a value that has not even the right shape is noise.
  const seen = new Map<string, Flaw>();
  for (const flaw of [...ofShape, ...ofTexts, ...ofRules])
    if (!seen.has(flaw.where)) seen.set(flaw.where, flaw);
  return [...seen.values()];
}
