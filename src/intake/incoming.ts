/**
 * What a reader of files yields, whatever the files are: reports of the report format, each with the place it came
 * from, and what could not be read, with reasons. A reader is deterministic: the same files give the same records in
 * the same order, so that a run that was interrupted goes on after the last record it finished.
 */
import type { ReportLineWire } from "../contract/report-format.ts";

/** A file that was brought in, as it lies on disk while a run reads it. */
export interface InputFile {
  /** As its owner called it. Never used as a path. */
  readonly name: string;
  readonly path: string;
}

/** One thing that is wrong. `where` is a JSON pointer (`/items/0/text`) or a column (`column "Date of birth"`). */
export interface Flaw {
  readonly where: string;
  /** What was wrong and what to do, in plain words. */
  readonly message: string;
}

/** The row of a table that a report was made of, as it was: shown beside what is claimed from it. */
export interface SourceRow {
  readonly table: string;
  /** As a person counts: the first row under the headers of a table without blank lines is 2. */
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

/** The file that a whole report was made of. */
export interface AttachedDocument {
  /** Which of the input's files, from 0. */
  readonly file: number;
  readonly mediaType: string;
  readonly pages: number | null;
  /** Of text that was read from a picture, 0 to 1; null for text that was there. */
  readonly confidence: number | null;
  /** What was left out, in words. */
  readonly notes: readonly string[];
}

export type Incoming =
  | {
      readonly is: "report";
      /** Counts from 1 through all that the reader yields, refused or not. */
      readonly record: number;
      /** `line 12`, `people.csv row 12`. */
      readonly where: string;
      readonly report: ReportLineWire;
      /** What was cleaned or left out on the way in, for the summary of the run. The report is taken in all the same. */
      readonly notes?: readonly Flaw[];
      readonly rows?: readonly SourceRow[];
      /** The file it was made of, to be kept with it. */
      readonly attachment?: AttachedDocument;
    }
  | {
      readonly is: "refused";
      readonly record: number;
      readonly where: string;
      /** The record as it was, cut at 64 KiB: what the rejects file holds so that it can be mended. */
      readonly raw: string;
      readonly flaws: readonly Flaw[];
    };

export interface Reading extends AsyncIterable<Incoming> {
  /** Bytes of the input that have been read, for progress. */
  bytesRead(): number;
  readonly bytesTotal: number;
}

/** The whole input cannot be read: not the format it should be, too large, encrypted. Says what to do. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}
