/** Lines of the report format as they come: each a report, or refused with everything that is wrong with it. */
import { stat } from "node:fs/promises";
import type { ReportLineWire } from "../../contract/report-format.ts";
import { type Flaw, type Incoming, type InputFile, type Reading, Unreadable } from "../incoming.ts";
import { checkParsed } from "./check.ts";
import { decode } from "./decode.ts";
import { explainJson } from "./json.ts";
import { type Line, LONGEST_LINE, linesOf } from "./lines.ts";
import { isRecord, rawOf } from "./words.ts";

export interface ReadOptions {
  /** So many records were finished before, by this or an earlier run; they are passed over without being parsed. */
  readonly after?: number;
}

/** Reads the files in the order given. Throws Unreadable where a file is not there or is no text. */
export async function readReportLines(
  files: readonly InputFile[],
  { after = 0 }: ReadOptions = {},
): Promise<Reading> {
  let total = 0;
  for (const file of files) total += await sizeOf(file);
  let read = 0;
  return {
    bytesTotal: total,
    bytesRead: () => read,
    [Symbol.asyncIterator]: () => {
      read = 0;
      return records(files, after, (count) => {
        read += count;
      });
    },
  };
}

async function sizeOf(file: InputFile): Promise<number> {
  try {
    return (await stat(file.path)).size;
  } catch {
    throw new Unreadable(`${file.name} is not there any more. Bring it in again.`);
  }
}

async function* records(
  files: readonly InputFile[],
  after: number,
  onBytes: (count: number) => void,
): AsyncGenerator<Incoming> {
  let record = 0;
  for (const file of files) {
    const prefix = files.length === 1 ? "line" : `${file.name} line`;
    for await (const lines of linesOf(file.path, file.name, onBytes)) {
      for (const line of lines) {
        record += 1;
        if (record > after) yield incoming(line, record, `${prefix} ${line.number}`);
      }
    }
  }
}

function incoming(line: Line, record: number, where: string): Incoming {
  const { ok, text, ...wrong } = decode(line.bytes, line.encoding);
  const refused = (flaws: readonly Flaw[]): Incoming => ({
    is: "refused",
    record,
    where,
    raw: rawOf(text),
    flaws,
  });
  if (line.length > LONGEST_LINE)
    return refused([
      {
        where: "",
        message: `The line has ${line.length.toLocaleString("en-GB")} bytes and at most 4 MiB are read. Divide the report, or check that every report has a line of its own.`,
      },
    ]);
  if (!ok && "at" in wrong)
    return refused([
      {
        where: "",
        message: `Character ${wrong.at} of the line is not ${line.encoding === "utf-8" ? "UTF-8" : "UTF-16"}. Save the file as UTF-8 and bring it in again.`,
      },
    ]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    return refused([{ where: "", message: explainJson(text, problem) }]);
  }
  if (!isRecord(value))
    return refused([
      {
        where: "",
        message: `The line holds ${Array.isArray(value) ? "a list" : "a single value"}, not a report. Write each report as one object in { } on a line of its own.`,
      },
    ]);
  const flaws = checkParsed(value, text);
  return flaws.length > 0 ? refused(flaws) : { is: "report", record, where, report: value as ReportLineWire };
}
