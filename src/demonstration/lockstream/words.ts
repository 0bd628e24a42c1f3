/** What the coordinators of the two operations wrote. Invented, in plain words; no official text is quoted. */
import type { BriefingHeading, ImpactKind, LessonKind, MeasureId } from "../../vocabulary/index.ts";

export interface PlannedObjective {
  /** Position of its pillar, from 1; null: the whole phase. */
  readonly pillar: number | null;
  readonly text: string;
  readonly measure: MeasureId | null;
  readonly target: number | null;
  readonly baseline: number | null;
}

export const BASELINE_SAYS = "Four weeks of June 2025, counted under the same measure and version";

export const OBJECTIVES: readonly PlannedObjective[] = [
  {
    pillar: null,
    text: "Question more people about organised immigration crime, each under a power that is named.",
    measure: "people_questioned_crime",
    target: 4_500,
    baseline: 3_210,
  },
  {
    pillar: 1,
    text: "Check inbound and outbound traffic at every large port.",
    measure: "people_stopped",
    target: 8_000,
    baseline: 6_050,
  },
  {
    pillar: 2,
    text: "Stop and examine freight on its way inland.",
    measure: "vehicles_stopped",
    target: 4_000,
    baseline: 2_900,
  },
  {
    pillar: 3,
    text: "Take false documents out of use.",
    measure: "false_documents_seized",
    target: 600,
    baseline: 410,
  },
  {
    pillar: 4,
    text: "Visit premises where people are worked out of sight, and find those who need protection.",
    measure: "enforcement_visits",
    target: 140,
    baseline: 90,
  },
  { pillar: null, text: "Every return agreed within ten days.", measure: null, target: null, baseline: null },
];

export const BRIEFING: Readonly<Record<BriefingHeading, string>> = {
  information:
    "Gangs that move people work from inside the United Kingdom: boats and engines are stored here, lorries are met here, papers are made here, and people are worked here to pay for the journey. Many agencies each see a part of it.",
  intention: "Disrupt the gangs in one month of common work, and say truthfully what came of it.",
  method:
    "One theme a week. Each event has one lead; whoever else is there contributes to the same event. Figures are sent every day, and a day without anything is said to be one.",
  administration:
    "Each agency brings its own officers, kit and interpreters. Returns are sent by noon on the next day through this system.",
  risk_assessment:
    "People who are met may be victims, and may be children. An officer in doubt treats a person as a child. Entry at night needs a supervisor's decision.",
  communications:
    "Coordinators speak every morning. Only the press office speaks to the press, and only of released figures.",
  human_rights:
    "Liberty, private life and property are touched. Nobody is questioned without a power that is named; the power and its grounds are recorded for each encounter.",
};

export const IMPACTS: readonly { readonly kind: ImpactKind; readonly reference: string }[] = [
  { kind: "data_protection", reference: "DPIA 2025/114" },
  { kind: "equality", reference: "EIA 2025/061" },
  { kind: "community", reference: "CIA 2025/037" },
];

export const DECISIONS = [
  {
    decision: "An event counts on the day in London on which it began",
    reasons: "Nights would otherwise stand on two days' sheets.",
    alternatives: "The day on which most of it lay: nobody could say it quickly.",
    decidedAt: "2025-08-18T09:30:00Z",
  },
  {
    decision: "Follow-ups after 30 September are tagged to the phase and not counted in its figure",
    reasons: "The figure is of September. Their agencies keep those cards from it and say why.",
    alternatives: "A longer phase: the themes would lose their weeks.",
    decidedAt: "2025-09-26T15:00:00Z",
  },
] as const;

export const LESSONS: readonly {
  readonly kind: LessonKind;
  readonly text: string;
  readonly action: string;
}[] = [
  {
    kind: "keep",
    text: "One lead for each event, and everybody else beside it: nobody asked twice whose figure it was.",
    action: "",
  },
  {
    kind: "change",
    text: "Two records were made of the same event more than ten times.",
    action: "Name the event's id in the tasking, so that whoever comes along joins it",
  },
];

/** How a tasking came to stand, by the steps that were taken. */
export interface PlannedTasking {
  readonly pillar: number;
  readonly title: string;
  readonly what: string;
  readonly placeKind: "port" | "airport" | "road" | "premises";
  readonly area: string;
  readonly placeCode: string | null;
  readonly place: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly lead: string;
  readonly support: readonly string[];
  readonly steps: readonly ("offer" | "accept" | "decline" | "cancel")[];
  readonly reason?: string;
}

export const TASKINGS: readonly PlannedTasking[] = [
  {
    pillar: 1,
    title: "Night ferries at Dover",
    what: "Check drivers and passengers of accompanied freight, inbound.",
    placeKind: "port",
    area: "KENT",
    placeCode: "GBDVR",
    place: "Eastern Docks",
    startsAt: "2025-09-02T20:00:00Z",
    endsAt: "2025-09-03T04:00:00Z",
    lead: "BF",
    support: ["KENT"],
    steps: ["offer", "accept"],
  },
  {
    pillar: 2,
    title: "Freight on the way inland",
    what: "Stop and examine lorries that left the port within two hours.",
    placeKind: "road",
    area: "KENT",
    placeCode: null,
    place: "Services on the motorway, southbound",
    startsAt: "2025-09-10T06:00:00Z",
    endsAt: "2025-09-10T14:00:00Z",
    lead: "KENT",
    support: ["DVSA", "IE"],
    steps: ["offer", "accept"],
  },
  {
    pillar: 3,
    title: "Documents of arrivals from the Common Travel Area",
    what: "Examine documents of passengers of the afternoon ferries.",
    placeKind: "port",
    area: "MERSEYSIDE",
    placeCode: "GBLIV",
    place: "",
    startsAt: "2025-09-17T12:00:00Z",
    endsAt: "2025-09-17T18:00:00Z",
    lead: "BF",
    support: ["MERSEYSIDE"],
    steps: ["offer"],
  },
  {
    pillar: 4,
    title: "Car washes along the coast road",
    what: "Visit four premises; find who is worked there and how they are housed.",
    placeKind: "premises",
    area: "SUSSEX",
    placeCode: null,
    place: "Four car washes, named in the briefing",
    startsAt: "2025-09-24T08:00:00Z",
    endsAt: "2025-09-24T16:00:00Z",
    lead: "KENT",
    support: ["SUSSEX", "GLAA"],
    steps: ["offer", "decline"],
    reason: "Sussex Police is better placed to lead",
  },
  {
    pillar: 1,
    title: "Arrivals at Heathrow, Terminal 4",
    what: "Examine documents of arrivals of two evening flights.",
    placeKind: "airport",
    area: "MPS",
    placeCode: "LHR",
    place: "Terminal 4",
    startsAt: "2025-09-05T17:00:00Z",
    endsAt: "2025-09-05T22:00:00Z",
    lead: "BF",
    support: ["MPS"],
    steps: ["offer", "cancel"],
    reason: "The flights were cancelled",
  },
];
