/**
 * What an `Access` holds. The symbol is not exported from the room, so code outside it can pass an `Access` on and
 * cannot reach a connection through it: an unfiltered read does not compile.
 */
import type { Kysely } from "kysely";
import type { Pool } from "pg";
import type { Recorder } from "../audit/index.ts";
import type { Tables } from "../database/index.ts";

export const internals: unique symbol = Symbol("access");

export interface Access {
  readonly [internals]: {
    readonly app: Kysely<Tables>;
    readonly door: Pool;
    readonly worker: Pool;
    readonly importer: Pool;
    readonly recorder: Recorder;
  };
}
