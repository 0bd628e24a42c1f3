/**
 * Follows what changes. The feed is read below the oldest transaction that is still under way, where nothing appears any more, in
 * the order of transactions; what it names is read anew, as it is now.
 */
import type { Worker } from "../../../access/index.ts";
import type { CardState, Counted, OperationalDay } from "../../../vocabulary/index.ts";
import {
  BadCard,
  type Card,
  declareScope,
  define,
  join,
  remove,
  type Store,
  sayNil,
  split,
  takeBackNil,
  upsert,
} from "../../count/index.ts";

/** The place after the last change that was followed. */
export interface Position {
  readonly xid: string;
  readonly id: string;
}

const AT_ONCE = 20_000;

interface Change {
  readonly id: string;
  readonly xid: string;
  readonly what: "card" | "judgement" | "nil" | "scope" | "definition";
  readonly subject: string | null;
}

/** Answers the new place, or the same where nothing changed. */
export async function followChanges(
  worker: Worker,
  store: Store,
  after: Position,
  refuse: (why: string) => void,
): Promise<Position> {
  const { rows } = await worker.query(
    `select id::text as id, xid::text as xid, what, subject from count_change
      where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by count_change.xid, count_change.id limit ${AT_ONCE}`,
    [after.xid, after.id],
  );
  const changes = rows as Change[];
  const last = changes.at(-1);
  if (!last) return after;
  // By what it is of, and by subject: the last transaction that changed it.
  const changed = new Map<Change["what"], Map<string, number>>();
  for (const { what, subject, xid } of changes) {
    const of = changed.get(what) ?? new Map<string, number>();
    changed.set(what, of.set(subject ?? "", Number(xid)));
  }
  if (changed.has("definition")) await readDefinitions(worker, store);
  if (changed.has("scope")) await readScopes(worker, store);
  const cards = changed.get("card");
  if (cards) await readCards(worker, store, cards, refuse);
  const judgements = changed.get("judgement");
  if (judgements) await readJudgements(worker, store, judgements);
  const nils = changed.get("nil");
  if (nils) await readNils(worker, store, nils);
  return { xid: last.xid, id: last.id };
}

export async function readDefinitions(worker: Worker, store: Store): Promise<void> {
  const { rows } = await worker.query("select id || '@' || version as key, counts from measure_definition");
  for (const { key, counts } of rows as { key: string; counts: Counted }[]) define(store, key, counts);
}

export async function readScopes(worker: Worker, store: Store): Promise<void> {
  const { rows } = await worker.query(
    'select id as name, audience_id as audience, position as "order" from release_scope',
  );
  for (const scope of rows as { name: string; audience: number; order: number }[]) declareScope(store, scope);
}

type CardRow = Omit<Card, "recorded" | "state" | "quantity" | "changed" | "persons"> & {
  readonly state: CardState | "withdrawn";
  readonly quantity: string;
  readonly changed: string;
  readonly persons: readonly string[];
};

async function readCards(
  worker: Worker,
  store: Store,
  changed: ReadonlyMap<string, number>,
  refuse: (why: string) => void,
): Promise<void> {
  const { rows } = await worker.query(
    `select c.id, c.event_id as event, c.measure || '@' || c.measure_version as measure, c.quantity::text as quantity, c.persons,
            c.day, c.area as force, l.code as lead, o.code as owner, c.mode, c.direction, c.threat_area as "threatArea",
            (select coalesce(array_agg(a.code), '{}') from agency a where a.id = any (c.agencies)) as agencies,
            c.premises, c.offence, c.link, c.state, c.tags, c.scopes::text[] as scopes, c.audience_id as audience,
            ((extract(epoch from c.changed_at) * 1000000)::int8)::text as changed
       from count_card c join agency l on l.id = c.lead_id join agency o on o.id = c.agency_id
      where c.id = any ($1::uuid[])`,
    [[...changed.keys()]],
  );
  const live: Card[] = [];
  const ended: { id: string; recorded: number }[] = [];
  const found = new Set<string>();
  for (const row of rows as CardRow[]) {
    found.add(row.id);
    const recorded = changed.get(row.id) as number;
    const { state } = row;
    if (state === "withdrawn") ended.push({ id: row.id, recorded });
    else {
      live.push({
        ...row,
        state,
        quantity: Number(row.quantity),
        changed: Number(row.changed),
        persons: row.persons.map(Number),
        recorded,
      });
    }
  }
  for (const [id, recorded] of changed) if (!found.has(id)) ended.push({ id, recorded });
  remove(store, ended);
  try {
    upsert(store, live);
  } catch (error) {
    if (!(error instanceof BadCard)) throw error;
    // One that cannot be counted does not keep the others out.
    for (const card of live) {
      try {
        upsert(store, [card]);
      } catch (refused) {
        if (!(refused instanceof BadCard)) throw refused;
        refuse(refused.message);
      }
    }
  }
}

/** Of those that are named, or of all, with the place they are known as. */
export async function readJudgements(
  worker: Worker,
  store: Store,
  changed: ReadonlyMap<string, number> | null,
  recorded = 0,
): Promise<void> {
  const { rows } = await worker.query(
    `select id, one, other, ended_at is not null as ended from event_judgement
      where says = 'same' and ${changed ? "id = any ($1::uuid[])" : "ended_at is null and $1::uuid[] is null"}`,
    [changed ? [...changed.keys()] : null],
  );
  const at = (id: string) => changed?.get(id) ?? recorded;
  const all = rows as { id: string; one: string; other: string; ended: boolean }[];
  join(
    store,
    all.flatMap(({ id, one, other, ended }) => (ended ? [] : [{ id, one, other, recorded: at(id) }])),
  );
  split(
    store,
    all.flatMap(({ id, ended }) => (ended ? [{ id, recorded: at(id) }] : [])),
  );
}

export async function readNils(
  worker: Worker,
  store: Store,
  changed: ReadonlyMap<string, number> | null,
  recorded = 0,
): Promise<void> {
  const { rows } = await worker.query(
    `select n.id, a.code as agency, n.day, n.scope_id::text as scope, n.ended_at is not null as ended
       from nil_return n join agency a on a.id = n.agency_id
      where ${changed ? "n.id = any ($1::uuid[])" : "n.ended_at is null and $1::uuid[] is null"}`,
    [changed ? [...changed.keys()] : null],
  );
  const at = (id: string) => changed?.get(id) ?? recorded;
  const all = rows as { id: string; agency: string; day: OperationalDay; scope: string; ended: boolean }[];
  sayNil(
    store,
    all.flatMap(({ ended, ...nil }) => (ended ? [] : [{ ...nil, recorded: at(nil.id) }])),
  );
  takeBackNil(
    store,
    all.flatMap(({ id, ended }) => (ended ? [{ id, recorded: at(id) }] : [])),
  );
}
