/** Machine-readable zones of travel documents (ICAO 9303: TD1, TD2, TD3), read by the `mrz` library. */

import { type ParseResult, parse } from "mrz";
import { matches } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";

const LINE = /(?<![\w<])[A-Z0-9<]{20,44}(?![\w<])/g;

/** Lines and characters a line of each format. */
const FORMATS = [
  { name: "TD3", lines: 2, length: 44 },
  { name: "TD2", lines: 2, length: 36 },
  { name: "TD1", lines: 3, length: 30 },
] as const;

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a zone says, with whether all its check digits hold. */
export interface Zone {
  readonly properties: Readonly<Record<string, string>>;
  readonly number: string | null;
  readonly valid: boolean;
}

/** Finds machine-readable zones: whole ones, and the second line of a passport where it stands alone. */
export function findZones(text: string): Candidate[] {
  if (!text.includes("<")) return [];
  const lines: Line[] = [];
  for (const match of matches(LINE, text)) {
    lines.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  const found: Candidate[] = [];
  for (let at = 0; at < lines.length; at++) {
    const taken = zoneAt(text, lines, at);
    if (taken === null) continue;
    found.push(taken.candidate);
    at += taken.lines - 1;
  }
  return found;
}

function zoneAt(
  text: string,
  lines: readonly Line[],
  at: number,
): { candidate: Candidate; lines: number } | null {
  const first = lines[at];
  if (first === undefined) return null;
  for (const format of FORMATS) {
    const group = lines.slice(at, at + format.lines);
    const last = group.at(-1);
    if (group.length < format.lines || last === undefined || !adjoin(text, group)) continue;
    if (!/^[PIACV][A-Z<][A-Z]{3}/.test(first.text.replaceAll("<", (mark, where) => (where > 1 ? "A" : mark))))
      continue;
    // Trailing fillers of the first line are often not copied; the others end in a check digit or a name.
    if (group.some((line, nth) => line.text.length !== format.length && !(nth === 0 && format.length === 44)))
      continue;
    const zone = readZone(group.map((line) => line.text.padEnd(format.length, "<")));
    if (zone) return { candidate: candidate(zone, first.start, last.end), lines: format.lines };
  }
  if (!/^[A-Z0-9<]{10}[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{15}\d$/.test(first.text)) return null;
  const zone = readZone([`P<${first.text.slice(10, 13)}`.padEnd(44, "<"), first.text]);
  return zone && { candidate: candidate(zone, first.start, first.end), lines: 1 };
}

/** Whether nothing but blanks and line breaks lies between the lines. */
function adjoin(text: string, lines: readonly Line[]): boolean {
  return lines.every((line, nth) => {
    const previous = lines[nth - 1];
    return previous === undefined || /^\s{1,6}$/.test(text.slice(previous.end, line.start));
  });
}

function candidate(zone: Zone, start: number, end: number): Candidate {
  return {
    kind: "document",
    start,
    end,
    properties: zone.properties,
    key: zone.number === null ? null : `document:${zone.number}`,
    valid: zone.valid,
    confidence: zone.valid ? "certain" : "possible",
    weight: WEIGHT.mrz,
  };
}

/** Reads the lines of a zone; null where they are of no known format. */
export function readZone(lines: readonly string[]): Zone | null {
  let result: ParseResult;
  try {
    result = parse([...lines]);
  } catch {
    return null;
  }
  const { fields, details } = result;
  const checks = details.filter((detail) => detail.field?.endsWith("CheckDigit"));
  if (checks.length === 0) return null;
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(" ");
  const number = fields.documentNumber ?? null;
  const told: Record<string, string | null | undefined> = {
    number,
    type: fields.documentCode?.startsWith("P") ? "passport" : "identity card",
    issuer: fields.issuingState,
    name,
    birthDate: isoDate(fields.birthDate, "past"),
    expiryDate: isoDate(fields.expirationDate, "future"),
    nationality: fields.nationality,
    format: result.format,
  };
  const properties = Object.fromEntries(
    Object.entries(told).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  return { properties, number, valid: checks.every((check) => check.valid) };
}

/**
 * `YYMMDD` as an EDTF date. A year of birth above the present one was in the last century; documents expire
 * in this one. The zone writes an unknown day or month as fillers, which stay out.
 */
function isoDate(written: string | null | undefined, direction: "past" | "future"): string | null {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(written ?? "");
  if (parts === null) return null;
  const short = Number(parts[1]);
  const century = direction === "past" && short > new Date().getUTCFullYear() % 100 ? 1900 : 2000;
  return `${century + short}-${parts[2]}-${parts[3]}`;
}
