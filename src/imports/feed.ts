/** Runs that no person begins at a screen: from the command line or a watched folder, in the name of the agency's feed. */
import { randomUUID } from "node:crypto";
import { asImporter, type Importer } from "../access/index.ts";
import { PURPOSE_IDS, type Purpose } from "../vocabulary/index.ts";
import type { Works } from "./execute.ts";
import { readAgencies } from "./loading/readers.ts";
import type { Directory, Format } from "./preparing/index.ts";
import type { SpooledFile } from "./spool.ts";

export interface FeedRun {
  /** Its code. */
  readonly agency: string;
  readonly format: Format;
  readonly reason: string;
  readonly share?: boolean;
  readonly purpose?: Purpose;
  /** For tables: a mapping to keep under this name, or the name of one that is kept. */
  readonly mapping?: { readonly name: string; readonly body?: Readonly<Record<string, unknown>> };
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What was asked for cannot be begun: an agency or a mapping that is not there. */
export class CannotBegin extends Error {
  override readonly name = "CannotBegin";
}

/** Waits for its turn from the moment this returns. `files` lie in the spool under `id`. */
export async function beginFeedRun(
  { access }: Works,
  wanted: FeedRun,
  id: string,
  files: readonly SpooledFile[],
): Promise<void> {
  await asImporter(access, null, async (importer) => {
    const feed = await feedOf(importer, wanted.agency);
    const purpose = wanted.purpose ?? firstPurpose(feed.purposes);
    const keepers = await keepersOf(importer, feed, purpose);
    const mapping = wanted.mapping ? await keepMapping(importer, feed, keepers, wanted.mapping) : null;
    await importer.query(
      `insert into import_run (id, agency_id, audience_id, started_by, started_as, purpose, reason, format, files,
                               mapping_id, settings, may_share, state, bytes_total)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', $13)`,
      [
        id,
        feed.agency,
        keepers,
        feed.account,
        feed.as,
        purpose,
        wanted.reason,
        wanted.format,
        JSON.stringify(files),
        mapping,
        JSON.stringify(wanted.settings ?? {}),
        wanted.share ?? false,
        files.reduce((sum, file) => sum + file.bytes, 0),
      ],
    );
    importer.record({
      act: wanted.share ? "disclosure" : "collection",
      subjects: [id],
      detail: {
        what: "import begun by feed",
        agency: wanted.agency,
        reason: wanted.reason,
        share: wanted.share ?? false,
      },
    });
  });
}

/** The purpose under which an agency brings things in where nobody names one. */
export function firstPurpose(held: readonly string[]): Purpose {
  return PURPOSE_IDS.find((each) => held.includes(each)) ?? "law_enforcement";
}

/** The mapping of this name that the agency keeps now: for a look at what would come in. */
export async function keptMapping({ access }: Works, agency: string, name: string): Promise<unknown> {
  return await asImporter(access, null, async (importer) => {
    const feed = await feedOf(importer, agency);
    return (await newestMapping(importer, feed, name))?.body ?? null;
  });
}

/** Who there is, for a look at what would come in. */
export async function directoryOf({ access }: Works): Promise<Directory> {
  return await asImporter(access, null, async (importer) => (await readAgencies(importer)).directory);
}

interface Feed {
  readonly agency: string;
  readonly account: string;
  readonly as: string;
  readonly purposes: readonly string[];
}

async function feedOf(importer: Importer, code: string): Promise<Feed> {
  const { rows } = await importer.query(
    "select id, purposes, feed_of(id) as account from agency where code = $1",
    [code],
  );
  const [agency] = rows as { id: string; purposes: string[]; account: string }[];
  if (!agency) throw new CannotBegin(`There is no agency ${code} here.`);
  const account = await importer.query("select name, active from account where id = $1", [agency.account]);
  const [feed] = account.rows as { name: string; active: boolean }[];
  if (!feed?.active)
    throw new CannotBegin(`The feed of ${code} is switched off. Its administrator can switch it on.`);
  return {
    agency: agency.id,
    account: agency.account,
    as: `${feed.name}, ${code}`,
    purposes: agency.purposes,
  };
}

async function keepersOf(importer: Importer, feed: Feed, purpose: string): Promise<number> {
  const { rows } = await importer.query(
    `select intern_audience(coalesce(array_agg(intern_reader(t.agency_id, t.id, $2)), '{}')) as n
       from team t where t.agency_id = $1 and t.kind in ('intelligence_unit', 'data_protection')`,
    [feed.agency, purpose],
  );
  return (rows[0] as { n: number }).n;
}

async function newestMapping(importer: Importer, feed: Feed, name: string) {
  const { rows } = await importer.query(
    `select id, version, body from import_mapping where agency_id = $1 and name = $2 order by version desc limit 1`,
    [feed.agency, name],
  );
  return rows[0] as { id: string; version: number; body: unknown } | undefined;
}

/** The same body again is the same version. */
async function keepMapping(
  importer: Importer,
  feed: Feed,
  keepers: number,
  { name, body }: NonNullable<FeedRun["mapping"]>,
): Promise<string> {
  const newest = await newestMapping(importer, feed, name);
  if (body === undefined) {
    if (!newest) throw new CannotBegin(`No mapping is kept under the name ${name}.`);
    return newest.id;
  }
  const { rows: same } = await importer.query(
    "select id from import_mapping where id = $1 and body::text = $2",
    [newest?.id ?? null, JSON.stringify(body)],
  );
  if (same[0]) return (same[0] as { id: string }).id;
  const id = randomUUID();
  await importer.query(
    `insert into import_mapping (id, agency_id, audience_id, name, version, body, created_by, created_as)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, feed.agency, keepers, name, (newest?.version ?? 0) + 1, JSON.stringify(body), feed.account, feed.as],
  );
  importer.record({ act: "alteration", subjects: [id], detail: { what: "mapping saved by feed" } });
  return id;
}
