/**
 * What an operation makes of an activity, as this device shows it before the server has answered. The server's answer takes
 * its place afterwards; what is not sent yet is applied to that again.
 */
import type {
  ActivityPartWire,
  ActivityWire,
  FieldBodyWire,
  FieldOperationWire,
} from "../../../src/contract/field.ts";
import { operationalDayOf } from "../../../src/vocabulary/operational-day.ts";

export interface Author {
  readonly device: string;
  readonly name: string;
  readonly agency: string;
}

type Known = Pick<FieldOperationWire, "at" | "body">;

/** The server's activities with what waits applied, in its order; those that are new come last. */
export function shown(
  activities: readonly ActivityWire[],
  waiting: readonly (Known & { readonly refused?: string | null })[],
  author: Author,
): ActivityWire[] {
  const now = new Map(activities.map((each) => [each.id, each]));
  for (const operation of waiting) {
    if (typeof operation.refused === "string") continue;
    const { activity } = operation.body;
    now.set(activity, applied(now.get(activity) ?? null, operation, author));
  }
  return [...now.values()];
}

export function applied(before: ActivityWire | null, { at, body }: Known, author: Author): ActivityWire {
  const activity = before ?? begun(body.activity, at, author);
  switch (body.do) {
    case "set": {
      const fields = { ...activity.fields, ...body.fields };
      return { ...activity, fields, day: operationalDayOf(new Date(fields.beganAt ?? at)) };
    }
    case "set_part":
      return { ...activity, parts: withPart(activity.parts, body) };
    case "remove_part":
      return { ...activity, parts: activity.parts.filter(({ id }) => id !== body.part) };
    case "tally":
      return { ...activity, tallies: counted(activity.tallies, body, author) };
    case "submit":
      return { ...activity, state: "submitted", returnedReason: null };
    case "withdraw":
      return { ...activity, state: "withdrawn" };
    case "report":
      return activity;
  }
}

function begun(id: string, at: string, { name, agency }: Author): ActivityWire {
  return {
    id,
    version: 0,
    state: "draft",
    agency,
    day: operationalDayOf(new Date(at)),
    fields: {},
    parts: [],
    tallies: [],
    conflicts: [],
    steps: [],
    returnedReason: null,
    createdBy: name,
    report: null,
    actions: ["submit", "withdraw"],
  };
}

type SetPart = Extract<FieldBodyWire, { do: "set_part" }>;

function withPart(parts: readonly ActivityPartWire[], { part, kind, fields }: SetPart): ActivityPartWire[] {
  const before = parts.find(({ id }) => id === part);
  // A part keeps its kind: the union is of parts, not of fields.
  const after = {
    ...(before ?? { id: part, kind, forgetAt: null, keptBecause: null }),
    fields: { ...before?.fields, ...fields },
  } as ActivityPartWire;
  return before ? parts.map((each) => (each.id === part ? after : each)) : [...parts, after];
}

type Tallies = ActivityWire["tallies"];

/** The total is set for this device alone; what others counted stays. */
function counted(
  tallies: Tallies,
  { measure, quantity }: { readonly measure: string; readonly quantity: number },
  { device, name }: Author,
): Tallies {
  const others =
    tallies.find((each) => each.measure === measure)?.devices.filter((each) => each.device !== device) ?? [];
  const devices = [...others, { device, by: name, mine: true, quantity }];
  const tally = { measure, total: devices.reduce((sum, each) => sum + each.quantity, 0), devices };
  const known = tallies.some((each) => each.measure === measure);
  return known ? tallies.map((each) => (each.measure === measure ? tally : each)) : [...tallies, tally];
}

/** What this device has counted. */
export function myCount({ tallies }: ActivityWire, measure: string, device: string): number {
  return (
    tallies.find((each) => each.measure === measure)?.devices.find((each) => each.device === device)
      ?.quantity ?? 0
  );
}

export function total({ tallies }: ActivityWire, measure: string): number {
  return tallies.find((each) => each.measure === measure)?.total ?? 0;
}
