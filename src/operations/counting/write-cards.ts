/** Writes the count cards of activities: new ones, new versions of those that changed, and an end to those that are gone. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { invalid, type Viewer } from "../../access/index.ts";
import { MEASURES } from "../../vocabulary/index.ts";
import { agencyIds } from "./agencies.ts";
import type { CardDraft, CardSource } from "./card-draft.ts";
import { type CardRow, changeCards, insertCards } from "./card-rows.ts";
import { contributeToPhases } from "./contribute.ts";

export type ActivityCards = CardSource & { readonly activity: string };

/** Of one activity there is one card for each cell: the same measure, day, area and all else that a figure is told by. */
export async function writeCards(
  viewer: Viewer,
  source: ActivityCards,
  drafts: readonly CardDraft[],
): Promise<void> {
  await writeManyCards(viewer, [{ source, drafts }]);
}

/** Those of many activities in as few statements as those of one. */
export async function writeManyCards(
  viewer: Viewer,
  of: readonly { readonly source: ActivityCards; readonly drafts: readonly CardDraft[] }[],
): Promise<void> {
  const agencies = await agencyIds(
    viewer,
    of.flatMap(({ drafts }) => drafts.flatMap(({ lead, agencies }) => [lead, ...agencies])),
  );
  const before = await liveCardsOf(
    viewer,
    of.map(({ source }) => source.activity),
  );
  const [made, changed]: [CardRow[], CardRow[]] = [[], []];
  for (const { source, drafts } of of) {
    const had = new Map(
      before.filter((row) => row.activity_id === source.activity).map((row) => [cellOf(row), row]),
    );
    for (const draft of merged(drafts)) {
      const row = rowOf(viewer, source, draft, agencies);
      const known = had.get(cellOf(row));
      had.delete(cellOf(row));
      if (!known) made.push(row);
      else {
        const next = { ...row, id: known.id, version: known.version + 1 };
        if (known.state === "locked") next.state = "locked";
        if (!says(known, next)) changed.push(next);
        requireReason(known, next);
      }
    }
    for (const gone of had.values()) {
      const next = {
        ...gone,
        state: "withdrawn" as const,
        version: gone.version + 1,
        because: source.because,
      };
      requireReason(gone, next);
      changed.push(next);
    }
  }
  await insertCards(viewer, made);
  await changeCards(viewer, changed);
  await contributeToPhases(viewer, [...made, ...changed]);
  if (made.length + changed.length === 0) return;
  viewer.record({
    act: changed.length > 0 ? "alteration" : "collection",
    subjects: [...made, ...changed].map(({ id }) => id),
    detail: { what: "count cards", made: made.length, changed: changed.length },
  });
}

/** The activity was withdrawn: its cards go, and stay on record as versions. */
export async function withdrawCards(viewer: Viewer, activity: string, because: string): Promise<void> {
  const before = await liveCardsOf(viewer, [activity]);
  const gone = before.map((row) => ({
    ...row,
    state: "withdrawn" as const,
    version: row.version + 1,
    because,
  }));
  for (const [at, row] of gone.entries()) requireReason(before[at] as CardRow, row);
  await changeCards(viewer, gone);
  if (gone.length === 0) return;
  viewer.record({
    act: "alteration",
    subjects: gone.map(({ id }) => id),
    detail: { what: "count cards withdrawn" },
  });
}

async function liveCardsOf(viewer: Viewer, activities: readonly string[]): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select id, event_id, activity_id, lead_id, audience_id, measure, measure_version, quantity::float8 as quantity,
           persons::float8[] as persons, day, area, mode, direction, threat_area, premises, offence, link, agencies, tags, state,
           version, because
      from count_card
     where activity_id = any (${[...activities]}::uuid[]) and agency_id = ${viewer.agency.id} and state <> 'withdrawn'
       for update`.execute(viewer.db);
  return rows;
}

function rowOf(
  viewer: Viewer,
  source: ActivityCards,
  draft: CardDraft,
  agencies: ReadonlyMap<string, string>,
): CardRow {
  const idOf = (code: string): string => agencies.get(code) as string;
  return {
    id: randomUUID(),
    event_id: source.event,
    activity_id: source.activity,
    lead_id: idOf(draft.lead),
    audience_id: source.audience,
    measure: draft.measure,
    measure_version: draft.version,
    quantity: draft.quantity,
    persons: [...draft.persons],
    day: draft.day,
    area: draft.area,
    mode: draft.mode,
    direction: draft.direction,
    threat_area: draft.threatArea,
    premises: draft.premises,
    offence: draft.offence,
    link: draft.link,
    agencies: [...new Set([viewer.agency.id, ...draft.agencies.map(idOf)])].sort(),
    tags: [...new Set(draft.tags)].sort(),
    state: source.state,
    version: 1,
    because: source.because.slice(0, 1000),
  };
}

/** By what a figure is told apart: of one event an agency has one card for each. */
export function cellOf(row: Omit<CardRow, "id">): string {
  const { measure, measure_version, day, area, mode, direction, threat_area, premises, offence, link } = row;
  return [measure, measure_version, day, area, mode, direction, threat_area, premises, offence, link].join(
    "\n",
  );
}

/** Two drafts of one cell are one card: their quantities together; of a measure that counts events, one. */
function merged(drafts: readonly CardDraft[]): CardDraft[] {
  const cells = new Map<string, CardDraft>();
  for (const draft of drafts) {
    const { measure, version, day, area, mode, direction, threatArea, premises, offence, link } = draft;
    const cell = [measure, version, day, area, mode, direction, threatArea, premises, offence, link].join(
      "\n",
    );
    const known = cells.get(cell);
    const once = MEASURES.find(({ id }) => id === measure)?.counts === "event";
    cells.set(
      cell,
      known
        ? {
            ...known,
            quantity: once ? Math.max(known.quantity, draft.quantity) : known.quantity + draft.quantity,
            persons: [...new Set([...known.persons, ...draft.persons])],
            agencies: [...new Set([...known.agencies, ...draft.agencies])],
            tags: [...new Set([...known.tags, ...draft.tags])],
          }
        : draft,
    );
  }
  return [...cells.values()];
}

/** Whether the version before says the same. */
function says(known: CardRow, next: CardRow): boolean {
  const of = ({ version: _, because: __, ...row }: CardRow) => JSON.stringify(Object.entries(row).sort());
  return of(known) === of(next);
}

function requireReason(known: CardRow, next: CardRow): void {
  if (known.state === "locked" && next.because.trim() === "" && !says(known, next)) {
    throw invalid(
      "/reason",
      "Its figures are locked. Say why they change: the reason stands beside the new version.",
    );
  }
}
