/** How far a run is, written in the transaction of each batch; and what its keeper asked of it meanwhile. */
import type { Importer } from "../../access/index.ts";

export interface Step {
  readonly upTo: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly isNew: number;
  readonly changed: number;
  readonly same: number;
  readonly withdrawn: number;
  readonly refused: number;
  readonly claims: number;
  readonly notes: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

export interface Steering {
  readonly asked: "pause" | "cancel" | null;
}

/** Another process took the run over: this one must stop without a word. */
export class NotOurs extends Error {
  override readonly name = "NotOurs";
}

/** A process that says nothing for so long is taken for dead, and its run is taken over. */
export const HELD_SECONDS = 30;

export async function advance(
  importer: Importer,
  { run, heldBy }: { readonly run: string; readonly heldBy: string },
  step: Step,
): Promise<Steering> {
  const { rows } = await importer.query(
    `update import_run
        set position = $3, bytes_read = $4, bytes_total = $5, reports_new = reports_new + $6,
            reports_changed = reports_changed + $7, reports_same = reports_same + $8,
            reports_withdrawn = reports_withdrawn + $9, refused = refused + $10, claims = claims + $11,
            notes = (select coalesce(jsonb_object_agg(n.note, n.times), '{}')
                       from (select note, sum(times) as times
                               from (select * from jsonb_each_text(notes) as b(note, t)
                                     union all select * from jsonb_each_text($12)) x(note, t),
                                    lateral (select t::bigint as times) y
                              group by note order by 2 desc limit 50) n),
            working_ms = working_ms + $13, held_until = now() + make_interval(secs => $14)
      where id = $1 and held_by = $2 and state = 'running' returning asked`,
    [
      run,
      heldBy,
      step.upTo,
      step.bytesRead,
      step.bytesTotal,
      step.isNew,
      step.changed,
      step.same,
      step.withdrawn,
      step.refused,
      step.claims,
      JSON.stringify(step.notes),
      step.milliseconds,
      HELD_SECONDS,
    ],
  );
  const [row] = rows as { asked: Steering["asked"] }[];
  if (!row) throw new NotOurs("this run is held by another process");
  return { asked: row.asked };
}
