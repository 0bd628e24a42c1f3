/**
 * What is planned: an intensification of four weeks with a theme each, and a second operation that overlaps it. The titles
 * are ours and plain: those of the real pillars are not public.
 */
import type { OperationalDay } from "../../vocabulary/index.ts";
import { COORDINATOR, SECOND_COORDINATOR } from "./agencies.ts";

export interface PlannedPillar {
  /** As events are tagged with it. */
  readonly tag: string;
  readonly title: string;
  readonly theme: string;
  readonly from: OperationalDay;
  readonly to: OperationalDay;
}

export interface PlannedPhase {
  readonly agency: string;
  readonly operation: string;
  readonly operationTitle: string;
  readonly aim: string;
  readonly phase: string;
  readonly title: string;
  /** As events are tagged with it. */
  readonly tag: string;
  /** The set of cards from which its figure is made. */
  readonly scope: string;
  readonly from: OperationalDay;
  readonly to: OperationalDay;
  readonly pillars: readonly PlannedPillar[];
}

const day = (text: string) => text as OperationalDay;

export const LOCKSTREAM: PlannedPhase = {
  agency: COORDINATOR,
  operation: "lockstream",
  operationTitle: "Operation Lockstream",
  aim: "Find and disrupt those who move people and profit from it, from the port to the high street, in one month of common work.",
  phase: "september-2025",
  title: "September 2025",
  tag: "lockstream/september-2025",
  scope: "lockstream-september-2025",
  from: day("2025-09-01"),
  to: day("2025-09-30"),
  pillars: [
    pillar(1, "Ports and airports", "Patrols and checks at ports, airports, the tunnel and the shore.", 1),
    pillar(2, "Roads and freight", "Checks on roads, at services and in freight yards.", 8),
    pillar(3, "Documents and identity", "False documents, and genuine ones obtained by fraud.", 15),
    pillar(4, "Grey economy", "Premises where people are worked, housed or paid out of sight.", 22),
  ],
};

export const LANTERNFISH: PlannedPhase = {
  agency: SECOND_COORDINATOR,
  operation: "lanternfish",
  operationTitle: "Operation Lanternfish",
  aim: "Watch night ferries and unaccompanied freight through the autumn.",
  phase: "autumn-2025",
  title: "Autumn 2025",
  tag: "lanternfish/autumn-2025",
  scope: "lanternfish-autumn-2025",
  from: day("2025-09-15"),
  to: day("2025-10-31"),
  pillars: [],
};

/** Tags of the pillars in whose days this day lies. */
export function pillarOf(of: OperationalDay): PlannedPillar | null {
  return LOCKSTREAM.pillars.find(({ from, to }) => of >= from && of <= to) ?? null;
}

function pillar(position: number, title: string, theme: string, first: number): PlannedPillar {
  const september = (date: number) => day(`2025-09-${String(date).padStart(2, "0")}`);
  return {
    tag: `lockstream/september-2025/${position}`,
    title,
    theme,
    from: september(first),
    to: september(first + 6),
  };
}
