/** Figures without records, of agencies that keep no activities here: made, amended and withdrawn, each with a reason. */
import { randomUUID } from "node:crypto";
import { audienceOf, conflict, invalid, readerOf, requireRole, type Viewer } from "../../access/index.ts";
import type { AmendedCardWire, NewCardsWire } from "../../contract/counts.ts";
import {
  DIRECTIONS,
  FORCES,
  OFFENCE_FAMILIES,
  OPERATION_LINKS,
  operationalDayOf,
  PREMISES_KINDS,
  readOperationalDay,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../vocabulary/index.ts";
import { agencyIds } from "./agencies.ts";
import { type CardRow, changeCards, insertCards } from "./card-rows.ts";
import { contributeTo, contributeToPhases, SPEAKERS } from "./contribute.ts";
import { versionsOf } from "./measures.ts";
import { ownCard } from "./own-card.ts";
import { findScope } from "./scopes.ts";
import { cellOf } from "./write-cards.ts";

type Described = Omit<NewCardsWire["cards"][number], "id" | "measure" | "version" | "event" | "sameAs">;

export async function returnCards(
  viewer: Viewer,
  { scopes = [], because = "", cards }: NewCardsWire,
): Promise<{ ids: string[] }> {
  requireRole(viewer, "return figures", ...SPEAKERS);
  const measures = await versionsOf(viewer);
  const agencies = await agencyIds(
    viewer,
    cards.flatMap(({ lead = viewer.agency.code, agencies: with_ = [] }) => [lead, ...with_]),
    "/cards",
  );
  await requireTags(viewer, cards);
  const events = await eventsOf(viewer, cards);
  const audience = await audienceOf(viewer, [await readerOf(viewer, viewer.agency.id, null, viewer.purpose)]);
  const seen = new Set<string>();
  const rows = cards.map((card, nth): CardRow => {
    const measure = measures.find(
      (each) =>
        each.id === card.measure &&
        (card.version === undefined ? each.newest : each.version === card.version),
    );
    if (!measure)
      throw invalid(`/cards/${nth}/measure`, `There is no measure ${card.measure} in this version.`);
    const row: CardRow = {
      id: card.id ?? randomUUID(),
      event_id: events[nth] as string,
      activity_id: null,
      audience_id: audience,
      measure: measure.id,
      measure_version: measure.version,
      persons: [],
      state: "provisional",
      version: 1,
      because,
      ...described(viewer, card, `/cards/${nth}`, agencies),
    };
    const cell = `${row.event_id}\n${cellOf(row)}`;
    if (seen.has(cell))
      throw invalid(`/cards/${nth}`, "This says the same as a card above: put the two quantities together.");
    seen.add(cell);
    return row;
  });
  await insertCards(viewer, rows);
  if (scopes.length === 0) await contributeToPhases(viewer, rows);
  for (const address of scopes) {
    const scope = await findScope(viewer, address);
    if (scope.frozen_at !== null)
      throw conflict(`${scope.title} is frozen. Contribute each card to it with a reason.`);
    await contributeTo(viewer, scope.id, rows);
  }
  const ids = rows.map(({ id }) => id);
  viewer.record({ act: "collection", subjects: ids, detail: { what: "figures returned" } });
  return { ids };
}

export async function amendCard(
  viewer: Viewer,
  id: string,
  { version, because, ...said }: AmendedCardWire,
): Promise<{ version: number }> {
  const before = await changeable(viewer, id, version);
  const agencies = await agencyIds(viewer, [said.lead ?? viewer.agency.code, ...(said.agencies ?? [])]);
  await requireTags(viewer, [said]);
  const next: CardRow = {
    ...before,
    ...described(viewer, said, "", agencies),
    state: before.state === "locked" ? "locked" : "provisional",
    version: before.version + 1,
    because: because.trim(),
  };
  await changeCards(viewer, [next]);
  await contributeToPhases(viewer, [next]);
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "count card amended", because } });
  return { version: next.version };
}

export async function withdrawCard(
  viewer: Viewer,
  id: string,
  because: string,
): Promise<{ version: number }> {
  const before = await changeable(viewer, id, null);
  await changeCards(viewer, [
    { ...before, state: "withdrawn", version: before.version + 1, because: because.trim() },
  ]);
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "count card withdrawn", because } });
  return { version: before.version + 1 };
}

/** The agency's figures are right as far as it knows: from then on they count before provisional ones. */
export async function validateCard(viewer: Viewer, id: string): Promise<{ version: number }> {
  const before = await changeable(viewer, id, null);
  if (before.state !== "provisional") throw conflict("This card was validated before.");
  await changeCards(viewer, [
    { ...before, state: "validated", version: before.version + 1, because: "Validated" },
  ]);
  viewer.record({ act: "alteration", subjects: [id], detail: { what: "count card validated" } });
  return { version: before.version + 1 };
}

async function changeable(viewer: Viewer, id: string, version: number | null): Promise<CardRow> {
  requireRole(viewer, "change a card", ...SPEAKERS);
  const card = await ownCard(viewer, id);
  if (card.activity_id !== null)
    throw conflict("This card follows its activity. Amend the activity: its figures change with it.");
  if (card.state === "withdrawn") throw conflict("This card was withdrawn. Return the figure anew.");
  if (version !== null && card.version !== version) {
    throw conflict("Somebody changed this card meanwhile. Look at the newest version first.");
  }
  return card;
}

const WORDS = {
  mode: TRANSPORT_MODES,
  direction: DIRECTIONS,
  threatArea: THREAT_AREAS,
  premises: PREMISES_KINDS,
  offence: OFFENCE_FAMILIES,
  link: OPERATION_LINKS,
} as const;

function described(viewer: Viewer, said: Described, at: string, agencies: ReadonlyMap<string, string>) {
  const lead = said.lead ?? viewer.agency.code;
  if (readOperationalDay(said.day) === null) throw invalid(`${at}/day`, "There is no such day");
  if (said.day > operationalDayOf(new Date())) throw invalid(`${at}/day`, "This day is yet to come");
  for (const [name, words] of Object.entries(WORDS)) {
    const value = said[name as keyof typeof WORDS];
    if (value && !words.some(({ id }) => id === value))
      throw invalid(`${at}/${name}`, `There is no ${name} ${value}`);
  }
  if (said.area && !FORCES.some(({ code }) => code === said.area)) {
    throw invalid(`${at}/area`, `There is no force area ${said.area}`);
  }
  const idOf = (code: string): string => agencies.get(code) as string;
  return {
    lead_id: idOf(lead),
    quantity: said.quantity,
    day: said.day,
    area: said.area ?? null,
    mode: said.mode ?? null,
    direction: said.direction ?? null,
    threat_area: said.threatArea ?? null,
    premises: said.premises ?? null,
    offence: said.offence ?? null,
    link: said.link ?? null,
    agencies: [...new Set([viewer.agency.id, ...(said.agencies ?? []).map(idOf)])].sort(),
    tags: [...new Set(said.tags ?? [])].sort(),
  };
}

/** A tag is a phase or a pillar that one may read. */
async function requireTags(
  viewer: Viewer,
  of: readonly { readonly tags?: readonly string[] }[],
): Promise<void> {
  const wanted = [...new Set(of.flatMap(({ tags = [] }) => tags))];
  if (wanted.length === 0) return;
  const phases = await viewer.db
    .selectFrom("operation_phase")
    .select("id")
    .where("id", "in", wanted)
    .execute();
  const pillars = await viewer.db
    .selectFrom("operation_pillar")
    .select("id")
    .where("id", "in", wanted)
    .execute();
  const known = new Set([...phases, ...pillars].map(({ id }) => id));
  if (wanted.some((id) => !known.has(id))) {
    throw invalid("/tags", "There is no such phase or pillar, or it is not shared with you.");
  }
}

/** An event of its own for each card, but for those that say they are of one. */
async function eventsOf(viewer: Viewer, cards: NewCardsWire["cards"]): Promise<string[]> {
  const named = new Map<string, string>();
  const same = [...new Set(cards.flatMap(({ sameAs }) => sameAs ?? []))];
  const found =
    same.length === 0
      ? []
      : await viewer.db.selectFrom("count_card").select(["id", "event_id"]).where("id", "in", same).execute();
  const eventOf = new Map(found.map(({ id, event_id }) => [id, event_id]));
  return cards.map(({ event, sameAs }, nth) => {
    if (sameAs !== undefined) {
      const of = eventOf.get(sameAs);
      if (of === undefined)
        throw invalid(`/cards/${nth}/sameAs`, "There is no such card, or it is not shared with you.");
      return of;
    }
    if (event === undefined) return randomUUID();
    const known = named.get(event) ?? randomUUID();
    named.set(event, known);
    return known;
  });
}
