/** Kinds of event: where they happen, who leads and who comes along, and what usually comes of them. */
import type {
  Direction,
  MeasureId,
  OffenceFamily,
  Port,
  PremisesKind,
  ThreatArea,
  TransportMode,
} from "../../vocabulary/index.ts";

export interface EventKind {
  readonly title: string;
  readonly threatArea: ThreatArea;
  readonly premises: readonly PremisesKind[];
  readonly modes: readonly (TransportMode | null)[];
  readonly directions: readonly (Direction | null)[];
  /** At a port of one of these kinds; null: anywhere in a force area. */
  readonly at: readonly Port["kind"][] | null;
  /** National agencies that lead it; "area" is the force of the place. */
  readonly leads: readonly string[];
  readonly support: readonly string[];
  /** People at the border may be refused entry. */
  readonly border: boolean;
  /** How heavily it questions people, beside other kinds; 0: not at all. */
  readonly questions: number;
  /** Under which immigration offence people are arrested, where they are. */
  readonly immigration: OffenceFamily;
  /** What else is arrested for, by chance. */
  readonly otherwise: readonly OffenceFamily[];
  /** Objects and money: at most so many, in so many of a hundred events. */
  readonly yields: readonly (readonly [MeasureId, most: number, ofHundred: number])[];
  /** Potential victims are met in so many of a hundred events. */
  readonly victims: number;
}

const STOPS = [
  ["vehicles_stopped", 40, 80],
  ["people_stopped", 45, 85],
] as const;

const kind = (
  some: Partial<EventKind> & Pick<EventKind, "title" | "threatArea" | "premises" | "leads" | "support">,
): EventKind => ({
  modes: [null],
  directions: [null],
  at: null,
  border: false,
  questions: 1,
  immigration: "entry_or_stay",
  otherwise: ["drugs", "recall_warrant", "vehicle_road"],
  yields: STOPS,
  victims: 0,
  ...some,
});

/** By week of the phase; the last list is of the two days that close it. */
export const KINDS: readonly (readonly (readonly [EventKind, weight: number])[])[] = [
  [
    [
      kind({
        title: "Port patrol",
        threatArea: "facilitation",
        premises: ["seaport"],
        modes: ["accompanied_freight", "unaccompanied_freight", "common_travel_area"],
        directions: ["in", "in", "out"],
        at: ["seaport", "rail_terminal"],
        leads: ["BF", "area", "area"],
        support: ["area", "BF", "HMRC", "IE"],
        border: true,
        questions: 2,
        immigration: "facilitation",
        yields: [...STOPS, ["cash_seized", 2_000_000, 15], ["devices_seized", 6, 20]],
      }),
      5,
    ],
    [
      kind({
        title: "Airport check",
        threatArea: "documents",
        premises: ["airport"],
        modes: ["air"],
        directions: ["in", "in", "out"],
        at: ["airport"],
        leads: ["BF", "area"],
        support: ["area", "BF", "HMRC", "NCA"],
        border: true,
        questions: 2,
        immigration: "identity_documents",
        yields: [
          ["people_stopped", 60, 90],
          ["false_documents_seized", 3, 30],
          ["cash_seized", 4_000_000, 15],
        ],
      }),
      5,
    ],
    [
      kind({
        title: "Shore patrol",
        threatArea: "facilitation",
        premises: ["shore", "at_sea"],
        modes: ["small_boat"],
        directions: ["in"],
        leads: ["area"],
        support: ["JMSC", "BF", "NCA"],
        immigration: "facilitation",
        yields: [
          ["people_stopped", 20, 70],
          ["vessels_seized", 2, 25],
          ["engines_seized", 3, 25],
          ["lifejackets_seized", 30, 20],
        ],
      }),
      2,
    ],
  ],
  [
    [
      kind({
        title: "Road check",
        threatArea: "facilitation",
        premises: ["road"],
        modes: ["accompanied_freight", null],
        directions: ["in", "out", null],
        leads: ["area", "area", "area", "DVSA"],
        support: ["DVSA", "IE", "BF", "HMRC", "NCA"],
        questions: 2,
        immigration: "facilitation",
        yields: [...STOPS, ["vehicles_seized", 3, 30], ["cash_seized", 1_500_000, 15]],
      }),
      6,
    ],
    [
      kind({
        title: "Freight yard visit",
        threatArea: "facilitation",
        premises: ["freight_yard", "warehouse"],
        modes: ["accompanied_freight", "unaccompanied_freight"],
        directions: ["in", "out"],
        leads: ["area", "area", "BF", "NCA"],
        support: ["BF", "HMRC", "DVSA"],
        immigration: "facilitation",
        yields: [...STOPS, ["engines_seized", 8, 10], ["lifejackets_seized", 80, 8]],
      }),
      3,
    ],
    [
      kind({
        title: "Railway station check",
        threatArea: "documents",
        premises: ["public_place"],
        leads: ["BTP"],
        support: ["area", "IE"],
        otherwise: ["drugs", "violence_weapons", "theft_fraud"],
        yields: [["people_stopped", 40, 90]],
      }),
      1,
    ],
  ],
  [
    [
      kind({
        title: "Document check",
        threatArea: "documents",
        premises: ["airport", "seaport"],
        modes: ["air", "common_travel_area"],
        directions: ["in"],
        at: ["airport", "seaport"],
        leads: ["BF", "area"],
        support: ["area", "BF", "IE", "NCA", "BTP"],
        border: true,
        questions: 2,
        immigration: "identity_documents",
        yields: [
          ["people_stopped", 60, 90],
          ["false_documents_seized", 5, 55],
        ],
      }),
      5,
    ],
    [
      kind({
        title: "Search for a document factory",
        threatArea: "documents",
        premises: ["home", "shop", "office"],
        leads: ["area", "IE", "NCA"],
        support: ["IE", "area", "NCA", "HMRC"],
        immigration: "identity_documents",
        otherwise: ["theft_fraud", "money_laundering"],
        yields: [
          ["premises_visited", 2, 100],
          ["warrants_executed", 2, 60],
          ["false_documents_seized", 40, 50],
          ["devices_seized", 12, 70],
          ["cash_seized", 3_000_000, 30],
        ],
      }),
      4,
    ],
  ],
  [
    [
      kind({
        title: "Car wash visit",
        threatArea: "abuse",
        premises: ["car_wash"],
        leads: ["area", "IE", "GLAA"],
        support: ["IE", "area", "GLAA", "TS", "HMRC"],
        questions: 1.5,
        immigration: "illegal_working",
        otherwise: ["slavery_trafficking", "drugs"],
        yields: [
          ["premises_visited", 3, 100],
          ["enforcement_visits", 1, 100],
          ["referral_notices", 1, 25],
          ["cash_seized", 600_000, 15],
        ],
        victims: 25,
      }),
      4,
    ],
    [
      kind({
        title: "Shop and barber visits",
        threatArea: "abuse",
        premises: ["barber", "shop", "nail_bar", "takeaway"],
        leads: ["area", "area", "IE", "HMRC"],
        support: ["IE", "HMRC", "TS", "COUNCILS", "area"],
        questions: 1.5,
        immigration: "illegal_working",
        otherwise: ["money_laundering", "theft_fraud", "drugs"],
        yields: [
          ["premises_visited", 8, 100],
          ["enforcement_visits", 1, 100],
          ["referral_notices", 2, 25],
          ["closure_orders", 1, 12],
          ["cash_seized", 1_000_000, 30],
        ],
        victims: 8,
      }),
      5,
    ],
    [
      kind({
        title: "Farm and food works visit",
        threatArea: "abuse",
        premises: ["farm", "delivery_hub", "construction_site"],
        leads: ["area", "IE", "GLAA"],
        support: ["GLAA", "IE", "area", "HMRC"],
        questions: 1.5,
        immigration: "illegal_working",
        otherwise: ["slavery_trafficking", "vehicle_road"],
        yields: [
          ["premises_visited", 2, 100],
          ["enforcement_visits", 1, 100],
          ["referral_notices", 2, 20],
        ],
        victims: 25,
      }),
      3,
    ],
  ],
  [
    [
      kind({
        title: "Follow-up visit",
        threatArea: "abuse",
        premises: ["shop", "home"],
        leads: ["area", "IE"],
        support: ["IE", "area"],
        questions: 0.5,
        immigration: "illegal_working",
        yields: [
          ["premises_visited", 3, 100],
          ["enforcement_visits", 1, 100],
        ],
      }),
      1,
    ],
  ],
];
