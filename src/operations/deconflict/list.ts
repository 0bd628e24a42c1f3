/** What was asked for a tasking, newest first: where each stands, and for the agency that asked what it was told. */
import { sql } from "kysely";
import type { Viewer } from "../../access/index.ts";
import type {
  ContactWire,
  DeconflictionsWire,
  DeconflictionWire,
  SubjectWire,
} from "../../contract/deconflict.ts";
import { findTasking } from "../plan/tasking/row.ts";
import { overlapsOf } from "./overlaps.ts";
import { saysOf, saysOfState } from "./says.ts";
import { type StandingRow, standingsOf } from "./standing.ts";

export async function listDeconflictions(viewer: Viewer, tasking: string): Promise<DeconflictionsWire> {
  const found = await findTasking(viewer, tasking);
  const standings = await standingsOf(viewer, tasking);
  const own = await viewer.db
    .selectFrom("deconfliction")
    .select(["id", "asked_as", "holdings", "subjects", "disclosed"])
    .where("tasking_id", "=", tasking)
    .execute();
  const items: DeconflictionWire[] = [];
  for (const standing of standings) {
    const asked = own.find(({ id }) => id === standing.id);
    items.push(asked ? await ownOne(viewer, standing, asked) : others(standing));
  }
  const overlaps = await overlapsOf(viewer, found);
  viewer.record({
    act: "consultation",
    subjects: [tasking, ...items.map(({ id }) => id), ...overlaps.map(({ id }) => id)],
    detail: { what: "deconflictions" },
  });
  return { items, overlaps };
}

/** For others who take part: that it was asked, and how far it is. */
function others(standing: StandingRow): DeconflictionWire {
  return {
    id: standing.id,
    agency: standing.agency,
    askedAt: standing.asked_at.toISOString(),
    confirmBy: standing.confirm_by.toISOString(),
    state: standing.state,
    says: saysOfState(standing),
    stands: standing.stands,
    askedBy: null,
    holdings: null,
    subjects: null,
    contacts: null,
  };
}

async function ownOne(
  viewer: Viewer,
  standing: StandingRow,
  asked: {
    readonly asked_as: string;
    readonly holdings: string;
    readonly subjects: unknown;
    readonly disclosed: unknown;
  },
): Promise<DeconflictionWire> {
  const { rows: spoke } = await sql<ContactWire>`
    select agency, name, about, note from deconfliction_contacts(${standing.id})`.execute(viewer.db);
  const contacts = [...(asked.disclosed as ContactWire[]), ...spoke];
  const times = { askedAt: standing.asked_at, confirmBy: standing.confirm_by };
  const first = saysOf({ ...times, holdings: asked.holdings, contacts });
  return {
    ...others(standing),
    says: `${first} ${saysOfState(standing)}`,
    askedBy: asked.asked_as,
    holdings: asked.holdings,
    subjects: asked.subjects as SubjectWire[],
    contacts,
  };
}
