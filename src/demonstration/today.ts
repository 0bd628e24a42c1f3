/**
 * A small second phase around the day of the first start, for trying out: taskings that Kent Police and Border Force have accepted,
 * questions for debriefs, and a board that fills as people record.
 */
import {
  addImpact,
  changeObjectives,
  changePillars,
  createScope,
  goLive,
  makePhase,
  readPhase,
  writePassage,
} from "../operations/index.ts";
import { COORDINATOR, daysFrom, LOCKSTREAM, TAKING_PART } from "../scenario/index.ts";
import {
  BRIEFING_HEADINGS,
  firstInstantOf,
  type OperationalDay,
  operationalDayOf,
} from "../vocabulary/index.ts";
import { tellTasking } from "./lockstream/plan.ts";
import { BRIEFING, IMPACTS, type PlannedTasking } from "./lockstream/words.ts";
import type { As } from "./speaker.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NAME = "second-month";
const ADDRESS = `${COORDINATOR.toLowerCase()}-${LOCKSTREAM.operation}`;
/** Who is asked to send returns while it is tried out. */
const EXPECTED = ["KENT", "BF", "IE", "NCA", "HMRC"];

const PROMPTS = [
  "Who stores boats or engines near here, and who pays for it?",
  "Where do people leave lorries, and who collects them?",
  "Who finds the work and the rooms, and what is taken from the wages?",
];

export async function tellToday(as: As, asFounded: As, now: Date): Promise<void> {
  const dayFrom = (days: number) => operationalDayOf(new Date(now.getTime() + days * DAY_MS));
  const [startsOn, endsOn] = [dayFrom(-3), dayFrom(27)];
  const { id, pillar } = await as("stephen", async (viewer) => {
    await makePhase(viewer, ADDRESS, { name: NAME, title: "Second month", startsOn, endsOn });
    const made = await readPhase(viewer, ADDRESS, NAME);
    const pillars = await changePillars(viewer, ADDRESS, NAME, {
      revision: made.revision,
      pillars: [
        {
          title: "The way inland",
          theme: "From the port to the first stop: freight, vans and who waits for them.",
          days: daysFrom(startsOn, endsOn),
        },
      ],
    });
    await changeObjectives(viewer, ADDRESS, NAME, {
      revision: pillars.revision,
      objectives: [
        {
          pillar: null,
          text: "Stop and examine freight within two hours of the port.",
          measure: "vehicles_stopped",
          measureVersion: 1,
          target: 200,
          baseline: null,
          baselineSays: "",
        },
      ],
    });
    for (const { id: heading } of BRIEFING_HEADINGS) {
      await writePassage(viewer, ADDRESS, NAME, { heading, text: BRIEFING[heading] });
    }
    for (const impact of IMPACTS) {
      await addImpact(viewer, ADDRESS, NAME, {
        ...impact,
        heldBy: `${COORDINATOR} programme office`,
        assessedOn: dayFrom(-20),
      });
    }
    await goLive(viewer, ADDRESS, NAME, "The first month showed that common work finds more.");
    await createScope(viewer, {
      name: `${LOCKSTREAM.operation}-${NAME}`,
      title: `${LOCKSTREAM.operationTitle}, second month`,
      phase: made.id,
      readers: TAKING_PART.map(({ code }) => code),
      expected: EXPECTED,
    });
    const phase = await readPhase(viewer, ADDRESS, NAME);
    return { id: phase.id, pillar: phase.pillars[0]?.id ?? null };
  });
  for (const tasking of taskings(operationalDayOf(now))) {
    await tellTasking(as, asFounded, "stephen", id, pillar, tasking);
  }
}

/** Both last the whole of the day, so that they are on whenever somebody looks. */
function taskings(today: OperationalDay): (PlannedTasking & { readonly prompts: readonly string[] })[] {
  const at = (hours: number) => new Date(firstInstantOf(today).getTime() + hours * HOUR_MS).toISOString();
  const usual = { pillar: 1, steps: ["offer", "accept"], prompts: PROMPTS } as const;
  return [
    {
      ...usual,
      title: "Freight out of Dover",
      what: "Stop lorries and vans that left the port within two hours. Speak to drivers; look for people, boats and engines.",
      placeKind: "port",
      area: "KENT",
      placeCode: "GBDVR",
      place: "Approaches to the Eastern Docks",
      startsAt: at(0),
      endsAt: at(48),
      lead: "KENT",
      support: ["BF"],
    },
    {
      ...usual,
      title: "Inbound lanes at Dover",
      what: "Examine accompanied freight in the inbound lanes; hand over to Kent Police what belongs to them.",
      placeKind: "port",
      area: "KENT",
      placeCode: "GBDVR",
      place: "Inbound controls",
      startsAt: at(0),
      endsAt: at(48),
      lead: "BF",
      support: ["KENT", "IE"],
    },
  ];
}
