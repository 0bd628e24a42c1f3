/** How planning is said in words: which phase is under way, whether a state is waited for. */
import type { OperationWire, PhaseSummaryWire } from "../../../src/contract/operations.ts";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import { PLACE_KINDS, type PlaceKind } from "../../../src/vocabulary/planning.ts";
import { PORTS } from "../../../src/vocabulary/ports.ts";
import { today } from "../../look/instants.ts";

/**
 * The phase that a link without one means: the live one of today; else the one that comes next; else the last. A phase goes
 * live before it begins and is ended after it, so that several may be live at once.
 */
export function phaseUnderWay(
  phases: readonly PhaseSummaryWire[],
  now: string = today(),
): PhaseSummaryWire | undefined {
  const byStart = phases.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  return (
    byStart.find((each) => each.state === "live" && each.startsOn <= now && each.endsOn >= now) ??
    byStart.find((each) => each.state !== "ended" && each.endsOn >= now) ??
    byStart.findLast((each) => each.state !== "ended") ??
    byStart.at(-1)
  );
}

export function areaName(code: string | null): string | null {
  return code === null ? null : (FORCES.find((each) => each.code === code)?.name ?? code);
}

interface PlaceSaid {
  readonly placeKind: PlaceKind;
  readonly area: string | null;
  readonly placeCode: string | null;
  readonly place: string;
}

/** "Dover, eastern docks", "Services at Medway, Kent Police" */
export function placeText({ placeKind, area, placeCode, place }: PlaceSaid): string {
  const port = PORTS.find((each) => each.code === placeCode);
  const named = [port?.name ?? placeCode, place].filter(Boolean);
  const within = port && port.force === area ? null : areaName(area);
  const words = [...named, within].filter(Boolean).join(", ");
  return words || (PLACE_KINDS.find((each) => each.id === placeKind)?.name ?? placeKind);
}

/** As it may stand in an address, made from a title: "Lockstream Autumn" is lockstream-autumn. */
export function addressName(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}

export function participantsText({ agencyName, participants }: OperationWire): string {
  return [agencyName, ...participants.map((each) => each.name)].join(", ");
}
