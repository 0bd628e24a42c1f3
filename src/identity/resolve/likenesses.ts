/**
 * How alike a new record is to those it shares a telling key with. What two records come to depends on the two and the pinned
 * model alone; a likeness that no longer holds is ended, not removed, so that it can be shown what was known when.
 */
import type { Worker } from "../../access/index.ts";
import type { Values } from "../engine/index.ts";
import { KEPT_BELOW, keysFor, lineOf, pinnedOf } from "../kinds.ts";
import { IN_REPORT, saidInReport } from "./in-report.ts";
import type { KeptRecord } from "./records.ts";

/** A key that more records share is passed over whole: it is too common to mean anything, and a part of them would be chance. */
const MOST_UNDER_KEY = 300;
/** Of all that a record shares a key with, so many are weighed: those that share most. */
const MOST_WEIGHED = 300;
/** Records that are weighed in one reading. */
const AT_ONCE = 400;

export interface Likeness {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  readonly model: string;
}

/** Finds, weighs and keeps. Answers how many likenesses were made or ended. */
export async function writeLikenesses(
  worker: Worker,
  records: readonly KeptRecord[],
  changed: readonly KeptRecord[],
): Promise<number> {
  const found: Likeness[] = [];
  const leading = changed.filter(({ leads }) => leads);
  for (const kin of Map.groupBy(leading, ({ kind }) => kind).values()) {
    found.push(...(await weighed(worker, kin)));
  }
  for (const report of Map.groupBy(records, (record) => record.report).values()) {
    for (const { left, right, weight } of saidInReport(report)) {
      found.push(pair((left as KeptRecord).number, (right as KeptRecord).number, weight, IN_REPORT));
    }
  }
  return await keep(worker, changed, found);
}

async function weighed(worker: Worker, kin: readonly KeptRecord[]): Promise<Likeness[]> {
  const [first] = kin;
  const pinned = first ? pinnedOf(first.kind) : null;
  if (!first || !pinned) return [];
  const least = lineOf(first.kind) - KEPT_BELOW;
  const candidates = await candidatesOf(worker, kin);
  const facts = await factsOf(worker, new Set(candidates.flatMap(([, others]) => others)));
  const found: Likeness[] = [];
  for (const [record, others] of candidates) {
    for (let from = 0; from < others.length; from += AT_ONCE) {
      const there = others.slice(from, from + AT_ONCE).filter((number) => facts.has(number));
      const reading = pinned.read([record.facts, ...there.map((number) => facts.get(number) as Values)]);
      for (const [at, number] of there.entries()) {
        const weight = reading.weight(0, at + 1);
        if (weight >= least) found.push(pair(record.number, number, weight, pinned.version));
      }
    }
  }
  return found;
}

async function candidatesOf(worker: Worker, kin: readonly KeptRecord[]): Promise<[KeptRecord, number[]][]> {
  const wanted = kin.map((record) => ({
    record,
    keys: keysFor(record.kind, record.facts, "candidates"),
  }));
  const keys = [...new Set(wanted.flatMap((each) => each.keys))];
  const { rows } = (await worker.query(
    `select k.key::text as key, h.number
       from unnest($1::bigint[]) as k(key)
       cross join lateral (select i.number from identity_key i where i.key = k.key limit $2) h`,
    [keys, MOST_UNDER_KEY + 1],
  )) as { rows: { key: string; number: number }[] };
  const holders = Map.groupBy(rows, ({ key }) => key);
  return wanted.map(({ record, keys: mine }) => {
    const shared = new Map<number, number>();
    for (const key of mine) {
      const those = holders.get(key) ?? [];
      if (those.length > MOST_UNDER_KEY) continue;
      for (const { number } of those) {
        if (number !== record.number) shared.set(number, (shared.get(number) ?? 0) + 1 / those.length);
      }
    }
    const best = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_WEIGHED);
    return [record, best.map(([number]) => number)];
  });
}

async function factsOf(worker: Worker, numbers: ReadonlySet<number>): Promise<Map<number, Values>> {
  if (numbers.size === 0) return new Map();
  const { rows } = (await worker.query("select number, facts from identity_record where number = any ($1)", [
    [...numbers],
  ])) as { rows: { number: number; facts: Values }[] };
  return new Map(rows.map(({ number, facts }) => [number, facts]));
}

function pair(a: number, b: number, weight: number, model: string): Likeness {
  return { left: Math.min(a, b), right: Math.max(a, b), weight, model };
}

interface Open {
  left_number: number;
  right_number: number;
  weight: number;
  model: string;
}

/** Ends what a changed record no longer comes to, and adds what is new; both of the same moment. */
async function keep(
  worker: Worker,
  changed: readonly KeptRecord[],
  found: readonly Likeness[],
): Promise<number> {
  // A report's own word on two of its mentions stands over what a model makes of them.
  const said = new Map<string, Likeness>();
  for (const each of found) {
    const key = `${each.left} ${each.right}`;
    if (said.get(key)?.model !== IN_REPORT) said.set(key, { ...each, weight: Math.fround(each.weight) });
  }
  const open = await openOf(worker, changed, [...said.values()]);
  const ended = open.filter((row) => {
    const key = `${row.left_number} ${row.right_number}`;
    const now = said.get(key);
    if (!now || now.weight !== row.weight || now.model !== row.model) return true;
    said.delete(key);
    return false;
  });
  await end(worker, ended);
  await add(worker, [...said.values()]);
  return ended.length + said.size;
}

/** What holds now of the changed records, and of the pairs that were found. */
async function openOf(
  worker: Worker,
  changed: readonly KeptRecord[],
  found: readonly Likeness[],
): Promise<Open[]> {
  const before = changed.filter(({ isNew }) => !isNew).map(({ number }) => number);
  const fresh = new Set(changed.filter(({ isNew }) => isNew).map(({ number }) => number));
  const known = found.filter(({ left, right }) => !fresh.has(left) && !fresh.has(right));
  if (before.length === 0 && known.length === 0) return [];
  const { rows } = (await worker.query(
    `select distinct l.left_number, l.right_number, l.weight, l.model
       from (select n, null::int as m from unnest($1::int[]) n
             union all select x, y from unnest($2::int[], $3::int[]) as p(x, y)) w
       cross join lateral (
         select * from likeness l where l.left_number = w.n and l.ended_at is null and (w.m is null or l.right_number = w.m)
         union all
         select * from likeness l where l.right_number = w.n and l.ended_at is null and w.m is null offset 0) l`,
    [before, known.map(({ left }) => left), known.map(({ right }) => right)],
  )) as { rows: Open[] };
  return rows;
}

async function end(worker: Worker, rows: readonly Open[]): Promise<void> {
  if (rows.length === 0) return;
  await worker.query(
    `update likeness l set ended_at = now() from unnest($1::int[], $2::int[]) as e(left_number, right_number)
      where l.left_number = e.left_number and l.right_number = e.right_number and l.ended_at is null`,
    [rows.map((row) => row.left_number), rows.map((row) => row.right_number)],
  );
}

async function add(worker: Worker, rows: readonly Likeness[]): Promise<void> {
  if (rows.length === 0) return;
  await worker.query(
    `insert into likeness (left_number, right_number, weight, model)
     select * from unnest($1::int[], $2::int[], $3::real[], $4::text[])
     on conflict do nothing`,
    (["left", "right", "weight", "model"] as const).map((column) => rows.map((row) => row[column])),
  );
}
