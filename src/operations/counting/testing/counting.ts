/** Counting as tests do it: a scene with boards kept beside it, and a count by hand of what the rows say. */
import { audienceOf, readersOf, type Viewer } from "../../../access/index.ts";
import type { Who } from "../../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../../intelligence/testing/scene.ts";
import { MEASURES, measureKey } from "../../../vocabulary/index.ts";
import type { Card, Definitions, Join } from "../../count/index.ts";
import { everyFigure, factsOf } from "../../count/testing/naive.ts";
import type { Ready } from "../boards.ts";
import { type Keeper, startKeeper } from "../keeper/index.ts";

export interface Counting {
  readonly scene: Scene;
  readonly keeper: Keeper;
  /** Once everything that was committed is in the store. */
  settled(): Promise<Ready>;
  close(): Promise<void>;
}

export async function openCounting(): Promise<Counting> {
  const scene = await openScene();
  const said: string[] = [];
  const keeper = startKeeper(scene.access, (line) => said.push(line));
  await keeper.loaded;
  return {
    scene,
    keeper,
    async settled() {
      const { rows } = await scene.database.admin.query<{ last: string | null }>(
        "select max(xid::text::bigint)::text as last from count_change",
      );
      const last = Number(rows[0]?.last ?? 0);
      const until = Date.now() + 10_000;
      while (keeper.version() < last) {
        if (Date.now() > until) throw new Error(`boards do not follow: ${said.join("; ")}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const store = keeper.store();
      if (!store) throw new Error("nothing is loaded");
      return { store, version: () => keeper.version() };
    },
    async close() {
      await keeper.stop();
      await scene.close();
    },
  };
}

export const DEFINITIONS: Definitions = new Map(MEASURES.map((each) => [measureKey(each), each.counts]));

/** A card of a return, with everything that has to be said of it. */
export function aReturn(some: Partial<Parameters<typeof described>[0]> = {}) {
  return described({ measure: "people_stopped", quantity: 7, day: "2026-09-03", ...some });
}

function described(card: {
  measure: string;
  quantity: number;
  day: string;
  area?: string | null;
  lead?: string;
  agencies?: string[];
  mode?: string | null;
  offence?: string | null;
  link?: string | null;
  tags?: string[];
  event?: string;
  sameAs?: string;
}) {
  return card;
}

/** Every figure of what this person may read, and of what a scope holds, counted by hand from the rows. */
export async function byHand(
  scene: Scene,
  of: { who: Who } | { scope: string },
): Promise<Map<string, number>> {
  const readable = "who" in of ? await readableBy(scene, of.who) : null;
  const { rows } = await scene.database.admin.query<Record<string, never>>(
    `select c.id, c.event_id as event, c.measure || '@' || c.measure_version as measure, c.quantity::float8 as quantity,
            c.persons::float8[] as persons, c.day, c.area as force, l.code as lead, o.code as owner, c.mode, c.direction,
            c.threat_area as "threatArea", c.premises, c.offence, c.link, c.state, c.tags, c.audience_id as audience,
            (extract(epoch from c.changed_at) * 1000000)::float8 as changed,
            array(select a.code from agency a where a.id = any (c.agencies)) as agencies,
            array(select x.scope_id::text from card_contribution x where x.card_id = c.id and x.says = 'contributed') as scopes
       from count_card c join agency l on l.id = c.lead_id join agency o on o.id = c.agency_id where c.state <> 'withdrawn'`,
  );
  const cards = (rows as unknown as Card[]).filter((card) =>
    readable ? readable.has(card.id) : "scope" in of && card.scopes.includes(of.scope),
  );
  const joins = await scene.database.admin.query<Join>(
    "select id, one, other from event_judgement where says = 'same' and ended_at is null",
  );
  return everyFigure(factsOf(cards, joins.rows, DEFINITIONS), DEFINITIONS);
}

async function readableBy(scene: Scene, who: Who): Promise<Set<string>> {
  return await scene.as(who, async (viewer: Viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: {} });
    const rows = await viewer.db.selectFrom("count_card").select("id").execute();
    return new Set(rows.map(({ id }) => id));
  });
}

/** An operation with a phase and two pillars, read by Kent, Border Force and the NCA; and an activity of Kent. */
export async function plan(
  scene: Scene,
): Promise<{ phase: string; pillars: [string, string]; activity: string }> {
  const id = () => crypto.randomUUID();
  const [operation, phase, one, two, activity] = [id(), id(), id(), id(), id()] as [
    string,
    string,
    string,
    string,
    string,
  ];
  const audience = await scene.as("kent.coordinator", async (viewer) => {
    viewer.record({ act: "consultation", subjects: [], detail: {} });
    const agencies = ["KENT", "BF", "NCA"].map((agency) => ({ agency }));
    return await audienceOf(viewer, await readersOf(viewer, agencies, viewer.purpose));
  });
  const { admin } = scene.database;
  const account = scene.accounts.get("kent.coordinator");
  await admin.query(
    `insert into operation (id, agency_id, audience_id, purpose, name, title, created_by, created_as)
     select $1::uuid, id, $2, 'law_enforcement', 'op-' || left($1::text, 8), 'Operation', $3, 'Somebody, KENT' from agency where code = 'KENT'`,
    [operation, audience, account],
  );
  await admin.query(
    `insert into operation_phase (id, operation_id, audience_id, name, title, starts_on, ends_on, created_by, created_as)
     values ($1, $2, $3, 'september', 'September', '2026-09-01', '2026-09-05', $4, 'Somebody, KENT')`,
    [phase, operation, audience, account],
  );
  await admin.query(
    `insert into operation_pillar (id, phase_id, audience_id, position, title, days)
     values ($1, $2, $4, 1, 'Ports', '{2026-09-01}'), ($3, $2, $4, 2, 'Roads', '{2026-09-02}')`,
    [one, phase, two, audience],
  );
  await admin.query(
    `insert into activity (id, agency_id, lead_id, audience_id, purpose, kind, began_at, day, created_by, created_as)
     select $1, id, id, $2, 'law_enforcement', 'patrol', '2026-09-03T10:00Z', '2026-09-03', $3, 'Somebody, KENT'
       from agency where code = 'KENT'`,
    [activity, audience, scene.accounts.get("kent.officer")],
  );
  return { phase, pillars: [one, two], activity };
}
