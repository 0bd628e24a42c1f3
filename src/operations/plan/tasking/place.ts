/** What, where and when of a tasking, checked against the words of the field: what is written must exist and agree. */
import { invalid } from "../../../access/index.ts";
import type { TaskingChangeWire } from "../../../contract/operations.ts";
import { FORCES, operationalDayOf, PORTS } from "../../../vocabulary/index.ts";
import { instantOf } from "../instant.ts";

/** Longer than this is several taskings. */
const MOST_DAYS = 31;
const DAY_MS = 86_400_000;

export type Where = Pick<TaskingChangeWire, "placeKind" | "area" | "placeCode" | "place">;

export function placeOf({ placeKind, area, placeCode, place }: Where) {
  const words = place.trim();
  if (area !== null && !FORCES.some(({ code }) => code === area)) {
    throw invalid("/area", "There is no force area of this code");
  }
  const port = placeCode === null ? null : PORTS.find(({ code }) => code === placeCode);
  if (port === undefined) throw invalid("/placeCode", "There is no port or airport of this code");
  if (placeKind === "port" && port?.kind !== "seaport" && port?.kind !== "rail_terminal") {
    throw invalid("/placeCode", "Choose a port");
  }
  if (placeKind === "airport" && port?.kind !== "airport") throw invalid("/placeCode", "Choose an airport");
  if (port && placeKind !== "port" && placeKind !== "airport") {
    throw invalid("/placeCode", "A code belongs to a port or an airport");
  }
  if (port && area !== null && area !== port.force) {
    throw invalid("/area", `${port.name} lies in another force area`);
  }
  if (placeKind === "area" && area === null) throw invalid("/area", "Choose a force area");
  if ((placeKind === "road" || placeKind === "premises") && words === "") {
    throw invalid("/place", "Say in words where it is");
  }
  if (placeKind !== "sea" && area === null && !port) throw invalid("/area", "Choose a force area");
  if (placeKind === "sea" && area === null && words === "")
    throw invalid("/place", "Say in words where it is");
  return { place_kind: placeKind, area: area ?? port?.force ?? null, place_code: placeCode, place: words };
}

export interface PhaseDays {
  readonly starts_on: string;
  readonly ends_on: string;
}

export function timesOf(times: Pick<TaskingChangeWire, "startsAt" | "endsAt">, phase: PhaseDays) {
  const [starts, ends] = [instantOf(times.startsAt, "/startsAt"), instantOf(times.endsAt, "/endsAt")];
  if (ends <= starts) throw invalid("/endsAt", "It cannot end before it starts");
  if (ends.getTime() - starts.getTime() > MOST_DAYS * DAY_MS) {
    throw invalid("/endsAt", "A tasking lasts 31 days at most. Make several");
  }
  const day = operationalDayOf(starts);
  if (day < phase.starts_on || day > phase.ends_on) {
    throw invalid("/startsAt", "It starts outside of the days of its phase");
  }
  return { starts_at: starts, ends_at: ends };
}
