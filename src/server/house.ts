/** What the routes need to serve: nobody reaches for anything that is not handed to them here. */
import type { Access } from "../access/index.ts";
import type { Keys } from "../database/index.ts";
import type { Pace } from "../identity/index.ts";
import type { Spool } from "../imports/index.ts";
import type { Keeper } from "../operations/index.ts";
import type { Tracing } from "./tracing/index.ts";
import type { Traffic } from "./traffic.ts";

export interface House {
  readonly access: Access;
  readonly keys: Keys;
  /** Where files lie while they are brought in. */
  readonly spool: Spool;
  /** Who is being served, so that long work gives way. */
  readonly traffic: Traffic;
  /** Figures of all boards, kept in memory; not there in a process that keeps none. */
  readonly boards?: Keeper;
  /** Rejects when the database does not answer. */
  databaseAnswers(): Promise<void>;
  /** Writes what was erased into the record outside the database; an erasure is answered once this is done. */
  keepErased(): Promise<void>;
  /** Binds cursors to their viewer and query. */
  readonly cursorKey: Buffer;
  /** Requests a minute that one session may make. */
  readonly requestsPerMinute: number;
  /** How long it is kept who people are who are not categorised; as it is built in, where nothing is said. */
  readonly keptDays?: number;
  /** How often one person may check; as it is built in, where nothing is said. */
  readonly pace?: Pace;
  /** Whether cookies are marked Secure: always, except on a laptop over plain HTTP. */
  readonly secureCookies: boolean;
  /** Whether a proxy stands in front and may say who calls. */
  readonly trustProxy: boolean;
  /** Null when it is off, as it is unless it was asked for. */
  readonly tracing: Tracing | null;
}
