/** The days of a phase with their taskings, and its weeks by region and agency. Only of what the viewer may read. */
import type { Viewer } from "../../access/index.ts";
import type { CalendarWire, TaskingSummaryWire, WeeksWire } from "../../contract/operations.ts";
import { FORCES, type OperationalDay, operationalDayOf, REGIONS } from "../../vocabulary/index.ts";
import { findPhase } from "./find.ts";
import { daysBetween, movedBy } from "./instant.ts";
import { pillarsOf } from "./parts.ts";
import { taskingsOfPhase } from "./tasking/list.ts";

export async function readCalendar(viewer: Viewer, address: string, name: string): Promise<CalendarWire> {
  const phase = await findPhase(viewer, address, name);
  const pillars = await pillarsOf(viewer, phase.id);
  const taskings = await taskingsOfPhase(viewer, phase.id);
  recorded(viewer, phase.id, taskings, "calendar");
  return {
    days: daysOf(phase.starts_on, phase.ends_on).map((day) => ({
      day,
      pillars: pillars.filter(({ days }) => days.includes(day)).map(({ id }) => id),
      taskings: taskings.filter((each) => touches(each, day)).map(({ id }) => id),
    })),
    pillars,
    taskings,
  };
}

export async function readWeeks(viewer: Viewer, address: string, name: string): Promise<WeeksWire> {
  const phase = await findPhase(viewer, address, name);
  const taskings = await taskingsOfPhase(viewer, phase.id);
  recorded(viewer, phase.id, taskings, "weeks");
  const weeks: WeeksWire["weeks"] = [];
  for (let monday = mondayOf(phase.starts_on); monday <= phase.ends_on; monday = movedBy(monday, 7)) {
    weeks.push({ from: monday, to: movedBy(monday, 6) });
  }
  const cells = new Map<string, WeeksWire["cells"][number]>();
  for (const tasking of taskings) {
    const week = mondayOf(operationalDayOf(new Date(tasking.startsAt)));
    const region = regionOf(tasking.area);
    for (const agency of tasking.agencies) {
      const key = `${week} ${region} ${agency}`;
      const cell = cells.get(key) ?? { week, region, agency, taskings: [] };
      cell.taskings.push(tasking.id);
      cells.set(key, cell);
    }
  }
  const named = new Set([...cells.values()].map(({ region }) => region));
  return {
    weeks,
    regions: REGIONS.filter((region) => named.has(region)),
    cells: [...cells.values()],
    taskings,
  };
}

export function regionOf(area: string | null): string | null {
  return FORCES.find(({ code }) => code === area)?.region ?? null;
}

/** A tasking that ends at midnight does not touch the day which begins then. */
function touches({ startsAt, endsAt }: TaskingSummaryWire, day: OperationalDay): boolean {
  const [first, last] = [
    operationalDayOf(new Date(startsAt)),
    operationalDayOf(new Date(Date.parse(endsAt) - 1)),
  ];
  return first <= day && day <= last;
}

function daysOf(from: string, to: string): OperationalDay[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, nth) => movedBy(from, nth));
}

function mondayOf(day: string): OperationalDay {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return movedBy(day, -sinceMonday);
}

function recorded(viewer: Viewer, phase: string, taskings: readonly TaskingSummaryWire[], what: string) {
  viewer.record({
    act: "consultation",
    subjects: [phase, ...taskings.map(({ id }) => id)],
    detail: { what },
  });
}
