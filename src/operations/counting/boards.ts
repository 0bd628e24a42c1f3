/** What a board shows, and what a figure opens to: from memory, for whoever the database says is asking. */
import { sql } from "kysely";
import { notFound, type Viewer } from "../../access/index.ts";
import {
  type BoardAnswerWire,
  type BoardFiltersWire,
  type BoardQueryWire,
  type CellWire,
  FILTER_NAMES,
  type MeasureVersionWire,
  type OpenedCardWire,
  type OpenedFigureWire,
} from "../../contract/counts.ts";
import {
  type Asker,
  type Board,
  board,
  type Card,
  cardOf,
  declareScope,
  type Filters,
  open,
  type Store,
} from "../count/index.ts";
import { askerOf, type Keeper } from "./keeper/index.ts";
import { versionsOf } from "./measures.ts";
import { findScope, type ScopeRow, scopeWire } from "./scopes.ts";

/** The figures of a scope, or of one's own picture. */
export async function readBoard(
  viewer: Viewer,
  keeper: Ready,
  address: string | null,
  filters: Filters,
): Promise<BoardAnswerWire> {
  const scope = address === null ? null : await scopeOfBoard(viewer, keeper.store, address);
  // Whoever reads the scope's row is admitted; of one's own picture the database says which audiences it has.
  const asker = scope ? admittedTo(scope) : await askerOf(viewer);
  // The store may change between two turns of the loop: the place is told of before.
  const version = keeper.version();
  const shown = board(keeper.store, asker, { scope: scope?.id ?? null, filters });
  if (shown === null) throw notFound("scope");
  const answer = await described(viewer, keeper.store, scope, shown, version);
  viewer.record({
    act: "consultation",
    subjects: scope ? [scope.id] : [],
    detail: {
      what: scope ? "board" : "own board",
      version,
      ...(Object.keys(filters).length > 0 ? { filters } : {}),
    },
  });
  return answer;
}

export interface Ready extends Pick<Keeper, "version"> {
  readonly store: Store;
}

/** A scope that was named a moment ago is there at once, before the feed tells of it. */
export async function scopeOfBoard(viewer: Viewer, store: Store, address: string): Promise<ScopeRow> {
  const scope = await findScope(viewer, address);
  const { id: name, audience_id: audience, position: order } = scope;
  if (!store.declared.has(name)) declareScope(store, { name, audience, order });
  return scope;
}

function admittedTo({ audience_id }: ScopeRow): Asker {
  const audiences = new Uint8Array(audience_id + 1);
  audiences[audience_id] = 1;
  return { audiences };
}

async function described(
  viewer: Viewer,
  store: Store,
  scope: ScopeRow | null,
  { totals, panels }: Board,
  version: number,
): Promise<BoardAnswerWire> {
  const { measures, agencies } = await directoryOf(viewer, store);
  const objectives = scope?.phase_id
    ? await objectivesOf(viewer, scope.phase_id)
    : new Map<string, Objective>();
  const counted = new Set(totals.filter(({ total }) => total !== 0).map(({ measure }) => measure));
  const kept = totals.filter(({ measure }) => counted.has(measure) || objectives.has(measure));
  const without = (withheld: readonly string[]) => withheld.filter((measure) => counted.has(measure));
  return {
    scope: scope ? scopeWire(viewer, scope) : null,
    version,
    at: new Date().toISOString(),
    totals: kept.map(({ measure, counts, total, differing }) => ({
      measure,
      name: measures.get(measure)?.name ?? measure,
      unit: measures.get(measure)?.unit ?? "",
      counts,
      total,
      differing,
      wanted: objectives.get(measure)?.wanted ?? null,
      baseline: objectives.get(measure)?.baseline ?? null,
      baselineSays: objectives.get(measure)?.says ?? "",
    })),
    panels: Object.fromEntries(
      Object.entries(panels).map(([name, panel]) => [name, { ...panel, withheld: without(panel.withheld) }]),
    ) as unknown as BoardAnswerWire["panels"],
    tags: await tagsOf(viewer, Object.keys(panels.tag.rows)),
    agencies: [...new Set([...Object.keys(panels.lead.rows), ...Object.keys(panels.involved.rows)])]
      .sort()
      .flatMap((code) => agencies.get(code) ?? []),
  };
}

interface Objective {
  readonly wanted: number | null;
  readonly baseline: number | null;
  readonly says: string;
}

/** Of the whole phase, as far as they name a measure. */
async function objectivesOf(viewer: Viewer, phase: string): Promise<ReadonlyMap<string, Objective>> {
  const rows = await viewer.db
    .selectFrom("operation_objective")
    .select(["measure", "measure_version", "target", "baseline", "baseline_says"])
    .where("phase_id", "=", phase)
    .where("pillar_id", "is", null)
    .where("measure", "is not", null)
    .orderBy("position")
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.measure}@${row.measure_version}`,
      {
        wanted: row.target === null ? null : Number(row.target),
        baseline: row.baseline === null ? null : Number(row.baseline),
        says: row.baseline_says,
      },
    ]),
  );
}

const UUID = /^[0-9a-f]{8}-/;

async function tagsOf(viewer: Viewer, tags: readonly string[]): Promise<BoardAnswerWire["tags"]> {
  const ids = tags.filter((tag) => UUID.test(tag));
  if (ids.length === 0) return [];
  const { rows } = await sql<BoardAnswerWire["tags"][number]>`
    select id::text as id, title, 'phase' as kind from operation_phase where id = any (${ids}::uuid[])
    union all
    select id::text, title, 'pillar' from operation_pillar where id = any (${ids}::uuid[])`.execute(
    viewer.db,
  );
  return rows;
}

interface Directory {
  /** How many measures and agencies the store knew when this was read. */
  readonly size: number;
  readonly measures: ReadonlyMap<string, MeasureVersionWire>;
  readonly agencies: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
}

const DIRECTORIES = new WeakMap<Store, Directory>();

/** What measures and agencies are called: everybody may read it, and it is read again only when the store knows more of them. */
async function directoryOf(viewer: Viewer, store: Store): Promise<Directory> {
  const size = store.words.measure.values.length + store.words.agency.values.length;
  const known = DIRECTORIES.get(store);
  if (known?.size === size) return known;
  const agencies = await viewer.db.selectFrom("agency").select(["code", "name"]).execute();
  const directory: Directory = {
    size,
    measures: new Map((await versionsOf(viewer)).map((each) => [each.key, each])),
    agencies: new Map(agencies.map((each) => [each.code, each])),
  };
  DIRECTORIES.set(store, directory);
  return directory;
}

/** Filters as an address says them: lists with commas. */
export function filtersOf(query: BoardQueryWire): Filters {
  const { from, to } = query;
  const lists = FILTER_NAMES.flatMap((name) => {
    const said = query[name];
    return said === undefined ? [] : [[name, said.split(",")] as const];
  });
  return { ...Object.fromEntries(lists), ...(from && { from }), ...(to && { to }) };
}

const PAGE = 200;

/** The cards of a figure, with their events as far as the viewer may open them. */
export async function openFigure(
  viewer: Viewer,
  { store }: Ready,
  address: string | null,
  { measure, panel, key, filters = {}, offset = 0 }: CellWire,
): Promise<OpenedFigureWire> {
  const scope = address === null ? null : await scopeOfBoard(viewer, store, address);
  const asker = await askerOf(viewer);
  const opened = open(
    store,
    asker,
    { scope: scope?.id ?? null, filters: said(filters) },
    { measure, panel, key },
  );
  if (opened === null) throw notFound("figure");
  const { counted, beside, differing, readable, people } = opened;
  // Of people, cards that the viewer may not read are in no order that says which belong together.
  const rows = [...counted.map((row) => [row, true] as const), ...beside.map((row) => [row, false] as const)];
  const page = rows
    .slice(offset, offset + PAGE)
    .map(([row, counts]) => ({ row, counts, card: cardOf(store, row) }));
  const activities = await activitiesOf(
    viewer,
    page.filter(({ row }) => readable(row)).map(({ card }) => card.id),
  );
  const cards = page.map(({ row, counts, card }) =>
    cardWire(card, {
      counts,
      differs: differing.has(row),
      readable: readable(row),
      hidesPlace: people && !readable(row),
      activity: activities.get(card.id) ?? null,
    }),
  );
  viewer.record({
    act: "consultation",
    subjects: [...(scope ? [scope.id] : []), ...cards.flatMap(({ id }) => (id === null ? [] : [id]))],
    detail: { what: "figure opened", measure, ...(panel ? { panel, key } : {}), offset },
  });
  const sum = (of: readonly number[]) => of.reduce((total, row) => total + cardOf(store, row).quantity, 0);
  return {
    measure,
    total: opened.total,
    counted: counted.length,
    beside: beside.length,
    differing: differing.size,
    added: isWhole(panel, people) ? sum(counted) + sum(beside) : null,
    cards,
    next: offset + PAGE < rows.length ? offset + PAGE : null,
  };
}

/** Of people by place only some of the cards are told of. */
function isWhole(panel: string | undefined, people: boolean): boolean {
  return !people || !["force", "region", "lead", "involved"].includes(panel ?? "");
}

function said(filters: BoardFiltersWire): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters;
}

async function activitiesOf(viewer: Viewer, cards: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (cards.length === 0) return new Map();
  const { rows } = await sql<{ id: string; activity: string }>`
    select c.id, a.id as activity from count_card c join activity a on a.id = c.activity_id
     where c.id = any (${[...cards]}::uuid[])`.execute(viewer.db);
  return new Map(rows.map(({ id, activity }) => [id, activity]));
}

function cardWire(
  card: Card,
  {
    hidesPlace,
    ...how
  }: Pick<OpenedCardWire, "counts" | "differs" | "readable" | "activity"> & { hidesPlace: boolean },
): OpenedCardWire {
  return {
    ...how,
    id: how.readable ? card.id : null,
    event: how.readable ? card.event : null,
    quantity: card.quantity,
    day: card.day,
    area: hidesPlace ? null : card.force,
    lead: hidesPlace ? null : card.lead,
    owner: hidesPlace ? null : card.owner,
    agencies: hidesPlace ? [] : [...card.agencies],
    mode: card.mode,
    direction: card.direction,
    threatArea: card.threatArea,
    premises: card.premises,
    offence: card.offence,
    link: card.link,
    state: card.state,
  };
}
