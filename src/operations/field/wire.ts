/** An activity as it is told, and what the asker may do with it. */
import type { Viewer } from "../../access/index.ts";
import { holds } from "../../access/index.ts";
import type { ActivityFieldsWire, ActivityPartWire, ActivityWire } from "../../contract/field.ts";
import { operationalDayOf } from "../../vocabulary/index.ts";
import { type ActivityDocument, shareOf } from "./document.ts";

export interface Asker {
  readonly account: string;
  readonly agency: string;
  readonly supervises: boolean;
  /** The asker's own devices. */
  readonly devices: ReadonlySet<string>;
}

export async function askerOf(viewer: Viewer): Promise<Asker> {
  const own = await viewer.db
    .selectFrom("device")
    .select("id")
    .where("account_id", "=", viewer.account.id)
    .execute();
  return {
    account: viewer.account.id,
    agency: viewer.agency.id,
    supervises: holds(viewer, "supervisor"),
    devices: new Set(own.map((row) => row.id)),
  };
}

export function toWire(activity: ActivityDocument, asker: Asker): ActivityWire {
  return {
    id: activity.id,
    version: activity.version,
    state: activity.state,
    agency: activity.agency,
    day: operationalDayOf(activity.beganAt),
    fields: activity.fields as ActivityFieldsWire,
    parts: [...activity.parts.values()].flatMap((part) =>
      part.removedAt !== null
        ? []
        : ({
            id: part.id,
            kind: part.kind,
            fields: part.fields,
            forgetAt: part.forgetAt?.toISOString() ?? null,
            keptBecause: part.keptBecause,
          } as ActivityPartWire),
    ),
    tallies: talliesOf(activity, asker),
    conflicts: activity.conflicts.flatMap(({ id, part, field, kept, other, chosen }) =>
      chosen === null ? { id, part, field, kept, other } : [],
    ),
    steps: activity.steps.map(({ did, reason, by, at }) => ({ did, reason, by, at })),
    returnedReason: activity.returnedReason,
    createdBy: activity.createdAs,
    report: activity.report?.reference ?? null,
    actions: actionsOn(
      activity,
      asker,
      activity.conflicts.some((each) => each.chosen === null),
    ),
  };
}

function talliesOf(activity: ActivityDocument, asker: Asker): ActivityWire["tallies"] {
  const byMeasure = Map.groupBy(activity.tallies.values(), (tally) => tally.measure);
  return [...byMeasure].map(([measure, tallies]) => ({
    measure,
    total: tallies.reduce((sum, tally) => sum + shareOf(tally), 0),
    devices: tallies.map((tally) => ({
      device: tally.device,
      by: tally.by,
      mine: asker.devices.has(tally.device),
      quantity: shareOf(tally),
    })),
  }));
}

/** Four eyes: nobody accepts or returns what they began themselves. */
export function actionsOn(
  activity: Pick<ActivityDocument, "agencyId" | "createdBy" | "state">,
  asker: Omit<Asker, "devices">,
  open: boolean,
): string[] {
  if (activity.agencyId !== asker.agency) return [];
  const author = activity.createdBy === asker.account;
  const supervises = asker.supervises && !author;
  const either = author || asker.supervises;
  switch (activity.state) {
    case "draft":
    case "returned":
      return either ? ["submit", "withdraw"] : [];
    case "submitted":
      return [
        ...(supervises ? (open ? ["return"] : ["return", "accept"]) : []),
        ...(either ? ["withdraw"] : []),
      ];
    case "accepted":
      return either ? (asker.supervises ? ["amend", "withdraw"] : ["amend"]) : [];
    case "withdrawn":
      return [];
  }
}
