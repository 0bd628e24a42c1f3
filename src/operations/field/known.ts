/** What an operation may refer to: agencies, powers held, taskings, phases and measures, read once for a batch. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type { FieldBodyWire } from "../../contract/field.ts";
import {
  type AgencyKind,
  MEASURES,
  POWERS,
  type Power,
  type Purpose,
  powersOffered,
} from "../../vocabulary/index.ts";

export interface KnownAgency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly firstResponder: boolean;
}

export interface Known {
  readonly agencies: ReadonlyMap<string, KnownAgency>;
  /** Powers that the viewer's agency holds. */
  readonly powers: ReadonlyMap<string, Power>;
  readonly taskings: ReadonlyMap<string, { readonly phase: string; readonly pillar: string | null }>;
  /** Pillars by phase. */
  readonly phases: ReadonlyMap<string, ReadonlySet<string>>;
  /** By id: its newest version. */
  readonly measures: ReadonlyMap<string, number>;
  readonly now: Date;
  /** How long what identifies somebody who is not categorised is kept. */
  readonly keptDays: number;
}

export async function readKnown(
  viewer: Viewer,
  bodies: readonly FieldBodyWire[],
  { now, keptDays }: { readonly now: Date; readonly keptDays: number },
): Promise<Known> {
  const agencies = await readAgencies(viewer);
  const said = bodies.flatMap((body) => (body.do === "set" ? [body.fields] : []));
  const taskings = await readTaskings(
    viewer,
    said.flatMap(({ tasking }) => tasking ?? []),
  );
  const phases = await readPhases(viewer, [
    ...said.flatMap(({ tags }) => (tags ?? []).map((tag) => tag.phase)),
    ...[...taskings.values()].map((tasking) => tasking.phase),
  ]);
  const measures = new Map<string, number>(MEASURES.map(({ id, version }) => [id, version]));
  // Also where nothing is counted here: cards are written under the newest version.
  for (const [id, version] of await definedMeasures(viewer)) measures.set(id, version);
  const powers = new Map((await powersHeld(viewer)).map((power) => [power.id, power]));
  return { agencies, powers, taskings, phases, measures, now, keptDays };
}

export async function readAgencies(viewer: Viewer): Promise<Map<string, KnownAgency>> {
  const rows = await viewer.db
    .selectFrom("agency")
    .select(["id", "code", "name", "purposes", "first_responder as firstResponder"])
    .orderBy("code")
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

/** Those that the agency said it holds; where it has said none, those offered to its kind. */
export async function powersHeld(viewer: Viewer): Promise<readonly Power[]> {
  const rows = await viewer.db
    .selectFrom("agency as g")
    .leftJoin("agency_power as p", "p.agency_id", "g.id")
    .select(["g.kind", "p.power"])
    .where("g.id", "=", viewer.agency.id)
    .execute();
  const said = new Set(rows.flatMap((row) => row.power ?? []));
  if (said.size === 0) return powersOffered((rows[0]?.kind ?? "partner") as AgencyKind);
  return POWERS.filter((power) => said.has(power.id));
}

/** Measures that somebody defined, or defined anew, each with its newest version. */
async function definedMeasures(viewer: Viewer): Promise<[string, number][]> {
  const rows = await viewer.db
    .selectFrom("measure_definition")
    .select((eb) => ["id", eb.fn.max("version").as("version")])
    .groupBy("id")
    .execute();
  return rows.map(({ id, version }) => [id, version]);
}

async function readTaskings(viewer: Viewer, ids: readonly string[]): Promise<Known["taskings"]> {
  if (ids.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("tasking")
    .select(["id", "phase_id as phase", "pillar_id as pillar"])
    .where("id", "=", anyOf(ids))
    .execute();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function readPhases(viewer: Viewer, ids: readonly string[]): Promise<Known["phases"]> {
  if (ids.length === 0) return new Map();
  const rows = await viewer.db
    .selectFrom("operation_phase as p")
    .leftJoin("operation_pillar as l", "l.phase_id", "p.id")
    .select(["p.id", "l.id as pillar"])
    .where("p.id", "=", anyOf(ids))
    .execute();
  const byPhase = Map.groupBy(rows, (row) => row.id);
  return new Map([...byPhase].map(([id, of]) => [id, new Set(of.flatMap((row) => row.pillar ?? []))]));
}

/** An agency's reader is asked for under a purpose that it holds. */
export function actsUnder(agency: KnownAgency, purpose: string): purpose is Purpose {
  return agency.purposes.includes(purpose);
}

/** One of these, as one parameter: a list of any length is the same prepared statement. */
export const anyOf = (ids: Iterable<string>) => sql<string>`any(${[...new Set(ids)]}::uuid[])`;
