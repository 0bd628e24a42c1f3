/** What the codes of a board's rows are called, and how its figures are written. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { FORCES } from "../../../src/vocabulary/forces.ts";
import {
  DIRECTIONS,
  PREMISES_KINDS,
  THREAT_AREAS,
  TRANSPORT_MODES,
} from "../../../src/vocabulary/operations.ts";
import { OFFENCE_FAMILIES, OPERATION_LINKS } from "../../../src/vocabulary/results.ts";
import type { FilterWord } from "./filters.ts";

export type PanelKeyWord = keyof BoardAnswerWire["panels"];

interface PanelWords {
  readonly key: PanelKeyWord;
  readonly title: string;
  /** The filter that picks one of its rows. */
  readonly filter: FilterWord;
  /** Why its rows print no total. */
  readonly overlaps?: string;
}

/** In the order in which they are read. */
export const PANELS: readonly PanelWords[] = [
  {
    key: "tag",
    title: "Phase and pillar",
    filter: "tags",
    overlaps: "An event may be tagged to several: these rows overlap, and print no total.",
  },
  { key: "lead", title: "Led by", filter: "leads" },
  {
    key: "involved",
    title: "Agencies involved",
    filter: "involved",
    overlaps: "Several agencies take part in one event: these rows overlap, and print no total.",
  },
  { key: "region", title: "Region", filter: "regions" },
  { key: "mode", title: "Transport mode", filter: "modes" },
  { key: "direction", title: "Direction", filter: "directions" },
  { key: "threatArea", title: "Threat area", filter: "threatAreas" },
  { key: "premises", title: "Kind of place", filter: "premises" },
  { key: "offence", title: "Offence family", filter: "offences" },
  { key: "link", title: "Link to the operation", filter: "links" },
  { key: "state", title: "How far the cards have come", filter: "states" },
];

const NAMED: Partial<Record<PanelKeyWord, ReadonlyMap<string, string>>> = {
  mode: named(TRANSPORT_MODES),
  direction: named(DIRECTIONS),
  threatArea: named(THREAT_AREAS),
  premises: named(PREMISES_KINDS),
  offence: named(OFFENCE_FAMILIES),
  link: named(OPERATION_LINKS),
  force: new Map(FORCES.map((each) => [each.code, each.name])),
  state: new Map([
    ["provisional", "Provisional"],
    ["validated", "Validated"],
    ["locked", "Locked"],
  ]),
};

/** A row's name; a row without a code is what nothing was said of. */
export function rowName(panel: PanelKeyWord, code: string, board: BoardAnswerWire): string {
  if (code === "" || (panel === "region" && code === "None"))
    return panel === "force" ? "No force area said" : "Not said";
  if (panel === "tag")
    return board.tags.find((each) => each.id === code)?.title ?? "A phase or pillar elsewhere";
  if (panel === "lead" || panel === "involved") {
    return board.agencies.find((each) => each.code === code)?.name ?? code;
  }
  return NAMED[panel]?.get(code) ?? code;
}

type InUnits = Pick<BoardTotalWire, "counts">;
const POUNDS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
const WHOLE_POUNDS = new Intl.NumberFormat("en-GB", {
  style: "currency",
  currency: "GBP",
  maximumFractionDigits: 0,
});

/** A figure as it is read: money in pounds, all else grouped in thousands. */
export function figureText({ counts }: InUnits, value: number): string {
  if (counts !== "amount") return value.toLocaleString("en-GB");
  return (value % 100 === 0 ? WHOLE_POUNDS : POUNDS).format(value / 100);
}

/** The measures that a coordinator looks at first, in this order, where they were counted. */
const FIRST = [
  "people_questioned_crime",
  "arrested",
  "refused_entry",
  "vehicles_stopped",
  "potential_victims",
  "cash_seized",
];

export function headlineOf(totals: readonly BoardTotalWire[]): readonly BoardTotalWire[] {
  const ranked = totals.toSorted((a, b) => rank(a) - rank(b));
  return ranked.slice(0, 4);
}

function rank({ measure }: BoardTotalWire): number {
  const at = FIRST.indexOf(measure.split("@")[0] ?? "");
  return at === -1 ? FIRST.length : at;
}

function named(
  words: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  return new Map(words.map(({ id, name }) => [id, name]));
}
