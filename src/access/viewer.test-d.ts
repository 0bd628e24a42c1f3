/**
 * What must not compile. `tsc` fails when one of these lines is accepted, because the expected error is then missing.
 */
import type { Kysely } from "kysely";
import type { Pool } from "pg";
import type { Tables } from "../database/index.ts";
import { listReports, readReport, search } from "../intelligence/index.ts";
import type { Access, Viewer } from "./index.ts";

declare const pool: Pool;
declare const database: Kysely<Tables>;
declare const access: Access;
declare const key: Buffer;

// @ts-expect-error a pool is not a viewer
void readReport(pool, "id");
// @ts-expect-error neither is a database connection
void readReport(database, "id");
// @ts-expect-error neither is what is handed round to make viewers
void listReports(access, {}, key);
// @ts-expect-error an object that looks like a viewer was not entered
void search({ db: database, record: () => undefined }, { q: "", sort: "newest" }, key);
// @ts-expect-error an access shows no connection
void access.app;
// @ts-expect-error nor a pool
void access.pools;

declare const viewer: Viewer;
void readReport(viewer, "id");
