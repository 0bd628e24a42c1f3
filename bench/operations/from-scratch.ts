/** Every panel of a board as one would ask PostgreSQL for it, from the rows: what the boards are held against, and timed beside. */
import type { Client } from "pg";
import { PANEL_NAMES, PANELS, type PanelName } from "../../src/operations/count/dimensions.ts";
import type { Tally } from "../../src/operations/count/tally.ts";
import type { Store } from "../../src/operations/index.ts";
import { FORCES, MEASURES, measureKey } from "../../src/vocabulary/index.ts";

export type Picture = { readonly audiences: readonly number[] } | { readonly scope: string };

export interface FromScratch {
  readonly figures: ReadonlyMap<string, number>;
  readonly ms: number;
}

const COUNTS = MEASURES.map((each) => `('${measureKey(each)}', '${each.counts}')`).join(", ");
const REGIONS = FORCES.map(({ code, region }) => `('${code}', '${region.replaceAll("'", "''")}')`).join(", ");
const COLUMNS: Readonly<Record<Exclude<PanelName, "tag" | "involved">, string>> = {
  day: "f.day::text",
  mode: "coalesce(f.mode, '')",
  direction: "coalesce(f.direction, '')",
  region: "f.region",
  force: "coalesce(f.area, '')",
  lead: "f.lead",
  threatArea: "coalesce(f.threat_area, '')",
  premises: "coalesce(f.premises, '')",
  offence: "coalesce(f.offence, '')",
  link: "coalesce(f.link, '')",
  state: "f.state",
};

/** With `from` and `to`, of these days only. */
export async function fromScratch(
  client: Client,
  picture: Picture,
  { from, to }: { readonly from?: string; readonly to?: string } = {},
): Promise<FromScratch> {
  const seen = "audiences" in picture ? "c.audience_id = any ($1::int[])" : "c.scopes @> array[$1]::uuid[]";
  const facts = `
    with measure (key, counts) as (values ${COUNTS}),
    region (area, region) as (values ${REGIONS}),
    seen as materialized (
      select c.*, c.measure || '@' || c.measure_version as key, m.counts
        from count_card c join measure m on m.key = c.measure || '@' || c.measure_version
       where c.state <> 'withdrawn' and ${seen}),
    ranked as (
      select s.*, first_value(s.id) over fact as best, first_value(s.agency_id) over fact as best_owner
        from seen s
      window fact as (partition by s.event_id, s.key
                      order by (s.agency_id = s.lead_id) desc, (s.state <> 'provisional') desc, s.changed_at desc, s.id)),
    tagged as (
      select r.event_id, r.key, array_agg(distinct t) as tags from ranked r, unnest(r.tags) t group by 1, 2),
    involved as (
      select r.event_id, r.key, array_agg(distinct a) as agencies
        from ranked r, unnest(r.agencies || r.agency_id || r.lead_id) a group by 1, 2),
    f as materialized (
      select r.key, r.counts, r.day, r.mode, r.direction, r.area, r.threat_area, r.premises, r.offence, r.link, r.state, r.persons,
             r.quantity, l.code as lead, t.tags, i.agencies,
             case when r.area is null then '' else coalesce(g.region, 'Elsewhere') end as region,
             case r.counts when 'event' then least(1, r.quantity)
                           when 'distinct_person' then greatest(0, r.quantity - cardinality(r.persons)) else r.quantity end as value
        from ranked r join agency l on l.id = r.lead_id
        left join tagged t on t.event_id = r.event_id and t.key = r.key
        left join involved i on i.event_id = r.event_id and i.key = r.key
        left join region g on g.area = r.area
       where (case when r.counts = 'event' then r.id = r.best else r.agency_id = r.best_owner end)
         and ($2::date is null or r.day >= $2) and ($3::date is null or r.day <= $3)),
    person as materialized (
      select f.*, p.person from f, unnest(f.persons) as p (person) where f.counts = 'distinct_person')`;
  const summed = [
    "select '' as panel, f.key, '' as row, sum(value) as value from f group by 2",
    "select '', f.key, '', count(distinct person) from person f group by 2",
  ];
  for (const name of PANEL_NAMES) {
    const of =
      name === "tag"
        ? "unnest(f.tags) x (row)"
        : name === "involved"
          ? "unnest(f.agencies) y (id) join agency x on x.id = y.id"
          : null;
    const row = name === "tag" ? "x.row" : name === "involved" ? "x.code" : COLUMNS[name];
    summed.push(`select '${name}', f.key, ${row}, sum(value) from f${of ? `, ${of}` : ""} group by 2, 3`);
    summed.push(
      `select '${name}', f.key, ${row}, count(distinct person) from person f${of ? `, ${of}` : ""} group by 2, 3`,
    );
  }
  const started = performance.now();
  const { rows } = await client.query<{ panel: string; key: string; row: string; value: string }>(
    `${facts} select panel, key, row, sum(value)::text as value from (${summed.join("\nunion all ")}) s group by 1, 2, 3 having sum(value) <> 0`,
    ["audiences" in picture ? [...picture.audiences] : picture.scope, from ?? null, to ?? null],
  );
  const ms = performance.now() - started;
  return {
    figures: new Map(rows.map(({ panel, key, row, value }) => [`${panel} / ${key} / ${row}`, Number(value)])),
    ms,
  };
}

/** The same of the boards' own tally. */
export function figuresOf(store: Store, tally: Tally): Map<string, number> {
  const figures = new Map<string, number>();
  store.words.measure.values.forEach((measure, code) => {
    const total = tally.totals[code];
    if (total) figures.set(` / ${measure} / `, total);
    for (const name of PANEL_NAMES) {
      store.words[PANELS[name].words].values.forEach((key, row) => {
        const value = tally.panels[name][code * tally.widths[name] + row];
        if (value) figures.set(`${name} / ${measure} / ${key}`, value);
      });
    }
  });
  return figures;
}

/** How many figures are not the same. */
export function differing(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key)).length;
}
