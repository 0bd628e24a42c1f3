/** A tasking while it is written: times as London's clock shows them, sources with what has to be known of them. */
import type { NewTaskingWire, TaskingWire } from "../../../src/contract/operations.ts";
import type { PlaceKind } from "../../../src/vocabulary/planning.ts";
import { PORTS } from "../../../src/vocabulary/ports.ts";
import { londonInstant, londonTime } from "../plan/london-time.ts";

/** A report, or one item of it, that the tasking rests on. */
export interface SourceDraft {
  readonly report: string;
  readonly item: string | null;
  readonly reference: string;
  readonly title: string;
  readonly agency: string;
  readonly grades: readonly string[];
}

export interface TaskingDraft {
  readonly pillar: string | null;
  readonly title: string;
  readonly what: string;
  readonly resources: string;
  readonly placeKind: PlaceKind;
  readonly area: string | null;
  readonly placeCode: string | null;
  readonly place: string;
  readonly starts: string;
  readonly ends: string;
  readonly lead: string;
  readonly support: readonly string[];
  readonly sources: readonly SourceDraft[];
  readonly threats: readonly string[];
  readonly prompts: readonly { readonly requirement: string | null; readonly text: string }[];
}

/** On a day of the phase, from nine to five, until somebody says otherwise. */
export function emptyTasking(day: string): TaskingDraft {
  return {
    pillar: null,
    title: "",
    what: "",
    resources: "",
    placeKind: "port",
    area: null,
    placeCode: null,
    place: "",
    starts: `${day}T09:00`,
    ends: `${day}T17:00`,
    lead: "",
    support: [],
    sources: [],
    threats: [],
    prompts: [],
  };
}

export function draftOfTasking(tasking: TaskingWire): TaskingDraft {
  const { pillar, title, what, resources, placeKind, area, placeCode, place, threats } = tasking;
  return {
    ...{ pillar, title, what, resources, placeKind, area, placeCode, place, threats },
    starts: londonTime(tasking.startsAt),
    ends: londonTime(tasking.endsAt),
    lead: tasking.lead,
    support: tasking.agencies.filter((each) => each !== tasking.lead),
    sources: tasking.reports.map(({ report, item, reference, title: named, agency, grades }) => ({
      ...{ report, item, reference, agency, grades },
      title: named,
    })),
    prompts: tasking.prompts.map(({ requirement, text }) => ({ requirement, text })),
  };
}

/** Kinds of place that a list of ports names. */
export function namesPort(kind: PlaceKind): boolean {
  return kind === "port" || kind === "airport";
}

/** A port or an airport lies in the area of a force, which need not be said twice. */
export function atPort(draft: TaskingDraft, code: string): TaskingDraft {
  const port = PORTS.find((each) => each.code === code);
  return { ...draft, placeCode: port?.code ?? null, area: port?.force ?? draft.area };
}

export function ofKind(draft: TaskingDraft, placeKind: PlaceKind): TaskingDraft {
  return { ...draft, placeKind, placeCode: null };
}

export function taskingWire(draft: TaskingDraft): Omit<NewTaskingWire, "phase"> {
  const { starts, ends, sources, ...said } = draft;
  return {
    ...said,
    title: said.title.trim(),
    what: said.what.trim(),
    resources: said.resources.trim(),
    place: said.place.trim(),
    support: said.support.filter((each) => each !== said.lead),
    startsAt: londonInstant(starts) ?? "",
    endsAt: londonInstant(ends) ?? "",
    threats: said.threats.map((each) => each.trim()).filter(Boolean),
    prompts: said.prompts
      .map((each) => ({ ...each, text: each.text.trim() }))
      .filter((each) => each.text !== ""),
    reports: sources.map(({ report, item }) => ({ report, item })),
  };
}

type Wrong = readonly [pointer: string, message: string | false];

export function wrongInTasking(draft: TaskingDraft): readonly Wrong[] {
  const [starts, ends] = [londonInstant(draft.starts), londonInstant(draft.ends)];
  const time = (said: string, which: string) =>
    said === ""
      ? `Enter when it ${which}`
      : `London’s clock never shows the time at which it ${which}: the hour is left out that night`;
  return [
    ["/title", draft.title.trim() === "" && "Enter what is to be done, in a line"],
    ["/placeCode", namesPort(draft.placeKind) && draft.placeCode === null && `Choose the ${draft.placeKind}`],
    ["/area", draft.placeKind === "area" && draft.area === null && "Choose the force area"],
    [
      "/place",
      (draft.placeKind === "road" || draft.placeKind === "premises") &&
        draft.place.trim() === "" &&
        "Say in words where it is",
    ],
    ["/startsAt", starts === null && time(draft.starts, "starts")],
    ["/endsAt", ends === null && time(draft.ends, "ends")],
    ["/endsAt", starts !== null && ends !== null && ends <= starts && "Choose an end after the start"],
    ["/lead", draft.lead === "" && "Choose the agency that leads"],
  ];
}
