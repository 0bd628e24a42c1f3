/** What the process that reads and prepares says to the one that loads, and back. */
import type { ImportGuessWire } from "../../contract/imports.ts";
import type { AttachedDocument, Flaw, Incoming, InputFile } from "../../intake/index.ts";
import type { PlacedReport } from "./prepare.ts";

export type Format = "reports" | "tables" | "documents";

/** Who there is: an audience that names nobody here is refused while it is read. */
export interface Directory {
  readonly agencies: Readonly<
    Record<string, { readonly purposes: readonly string[]; readonly teams: readonly string[] }>
  >;
}

export type Settings = Readonly<Record<string, unknown>>;

export interface PrepareOrder {
  readonly format: Format;
  readonly files: readonly InputFile[];
  /** Records that are finished already. */
  readonly after: number;
  /** Whose reports these have to be. */
  readonly agency: string;
  readonly purpose: string;
  readonly mayShare: boolean;
  readonly mapping: unknown;
  readonly settings: Settings;
  readonly directory: Directory;
  /** The operational day on which the run was begun: what documents are dated by. */
  readonly day: string;
  /** How many of the first reports to hand on as they were read, for a preview. */
  readonly sample?: number;
}

export interface RefusedRecord {
  readonly record: number;
  readonly where: string;
  readonly reference: string | null;
  readonly raw: string;
  readonly flaws: readonly Flaw[];
}

/** The file a report was made of, which lies in the spool. */
export interface PreparedAttachment extends AttachedDocument {
  /** The record whose report it belongs to. */
  readonly record: number;
}

/**
 * Texts of many reports as one buffer, with where each ends: what is handed on whole is neither copied apart nor read
 * again on its way from the file to the database.
 */
export interface Packed {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

export interface PreparedBatch {
  /** The last record in it: once it is committed, work goes on after this. */
  readonly upTo: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly reports: readonly PlacedReport[];
  /** Rows of each report in turn, in the order of their tables' columns, each headed by the report's id. */
  readonly items: Packed;
  readonly mentions: Packed;
  readonly links: Packed;
  /** The lines, for the rejects file, should the database refuse what the reader let through. */
  readonly raw: Packed;
  readonly refused: readonly RefusedRecord[];
  readonly attachments: readonly PreparedAttachment[];
  /** The first reports as they were read, where the order asks for some. */
  readonly sample: readonly (Incoming & { readonly is: "report" })[];
  /** Mentions by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** What was cleaned, in words, and how often. */
  readonly notes: Readonly<Record<string, number>>;
}

export type FromPreparer =
  | { readonly is: "batch"; readonly batch: PreparedBatch }
  | { readonly is: "end"; readonly bytesTotal: number }
  | { readonly is: "guess"; readonly guess: ImportGuessWire }
  | {
      readonly is: "failed";
      /** A sentence for whoever started the run. */
      readonly message: string;
      /** Whether the input is at fault, so that trying again would not help. */
      readonly unreadable: boolean;
    };

export type ToPreparer =
  | { readonly is: "order"; readonly order: PrepareOrder }
  | { readonly is: "guess"; readonly files: readonly InputFile[]; readonly settings: Settings }
  /** One batch more may be sent, and from now on none of more reports than so many. */
  | { readonly is: "more"; readonly most: number };
