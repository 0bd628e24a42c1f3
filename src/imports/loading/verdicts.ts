/**
 * What a report that comes in is, to what is here: re-import never resurrects. The same digest is nothing; another is a
 * new version; withdrawn stays withdrawn; erased is refused (DESIGN: claims, never records).
 */
import type { Importer } from "../../access/index.ts";
import type { PreparedReport } from "../preparing/index.ts";

export type Verdict =
  | { readonly is: "new" }
  | { readonly is: "same" }
  | { readonly is: "withdrawn" }
  | { readonly is: "erased" }
  /** Written here by a person under the same reference: what comes in does not overwrite it. */
  | { readonly is: "written_here" }
  | { readonly is: "changed"; readonly known: KnownReport };

export interface KnownReport {
  readonly id: string;
  readonly audience: number;
  readonly readers: readonly number[];
  readonly state: string;
  readonly recipients: string;
}

interface KnownRow {
  id: string;
  reference: string;
  digest: Buffer | null;
  state: string;
  audience_id: number;
  readers: number[];
  recipients: string | null;
}

/** @param markOf the keyed digest under which an erased reference is remembered. */
export async function verdictsOn(
  importer: Importer,
  reports: readonly PreparedReport[],
  markOf: (reference: string) => Buffer,
): Promise<Verdict[]> {
  const references = reports.map((report) => report.reference);
  const marks = new Map(references.map((reference) => [reference, markOf(reference)]));
  const erased = await importer.query("select encode(erased_among($1), 'hex') as mark", [
    [...marks.values()],
  ]);
  const gone = new Set(erased.rows.map((row: { mark: string }) => row.mark));
  // By report_agency_id_reference_key; the agency is the run's by policy.
  const { rows } = await importer.query(
    `select r.id, r.reference, r.digest, r.state, r.audience_id, a.readers, o.recipients
       from report r join audience a on a.id = r.audience_id left join report_origin o on o.report_id = r.id
      where r.agency_id = (select importing_agency()) and r.reference = any ($1)`,
    [references],
  );
  const known = new Map((rows as KnownRow[]).map((row) => [row.reference, row]));
  return reports.map((report): Verdict => {
    if (gone.has(marks.get(report.reference)?.toString("hex") ?? "")) return { is: "erased" };
    const row = known.get(report.reference);
    if (!row) return { is: "new" };
    if (row.state === "withdrawn") return { is: "withdrawn" };
    if (row.digest === null || row.recipients === null) return { is: "written_here" };
    if (row.digest.toString("hex") === report.digest) return { is: "same" };
    const { id, audience_id: audience, readers, state, recipients } = row;
    return { is: "changed", known: { id, audience, readers, state, recipients } };
  });
}
