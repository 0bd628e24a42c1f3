/** What a backup says of itself: before its rows, what is needed to restore them; after them, what they came to. */
import type { RanMigration, Sequence } from "./catalogue.ts";
import type { TableDigest } from "./rows.ts";

export interface Preamble {
  readonly product: string;
  readonly startedAt: string;
  readonly postgres: string;
  readonly migrations: readonly RanMigration[];
  readonly withKeys: boolean;
}

/** Heads a part: the rows of a table, or a file from outside the database. */
export type Part =
  | { readonly table: string; readonly columns: readonly string[] }
  | { readonly file: string };

export interface BackedUpTable extends TableDigest {
  readonly name: string;
}

export interface BackedUpFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface AuditHead {
  readonly size: number;
  readonly root: string;
  readonly at: string;
}

export interface Manifest {
  readonly snapshotAt: string;
  /** The newest signed head in the snapshot; null while nothing is sealed. */
  readonly head: AuditHead | null;
  readonly tables: readonly BackedUpTable[];
  readonly files: readonly BackedUpFile[];
  readonly sequences: readonly Sequence[];
}
