/** What truly happened: events, and what came of them. Nobody has said anything about them yet. */
import type {
  Direction,
  MeasureId,
  OffenceFamily,
  OperationalDay,
  OperationLink,
  PremisesKind,
  ThreatArea,
  TransportMode,
} from "../../vocabulary/index.ts";

export interface Result {
  readonly measure: MeasureId;
  readonly quantity: number;
  /** Of those identified: an opaque number each, the same wherever they are met. */
  readonly persons: readonly number[];
  /** The day that the measure counts: that on which the event began, or that of a decision. */
  readonly day: OperationalDay;
  readonly offence: OffenceFamily | null;
  readonly link: OperationLink | null;
}

export interface Happening {
  readonly id: string;
  readonly title: string;
  readonly began: Date;
  readonly ended: Date;
  readonly day: OperationalDay;
  readonly area: string | null;
  readonly place: string;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly mode: TransportMode | null;
  readonly direction: Direction | null;
  readonly threatArea: ThreatArea;
  readonly premises: PremisesKind;
  /** Phases and pillars to which it belongs. */
  readonly tags: readonly string[];
  readonly results: readonly Result[];
  readonly twist: Twist;
}

/** What about it goes wrong wherever figures are only added up. */
export type Twist =
  | { readonly is: "none" }
  /** Its agency keeps no record: this is its figure of the day. */
  | { readonly is: "figures" }
  /** A supporting agency made a record of its own, under another id. */
  | { readonly is: "recorded_twice"; readonly by: string; readonly claimsLead: boolean }
  /** One agency tags it to the one pillar, another to the other. */
  | { readonly is: "tagged_apart" }
  /** The lead credits it to one operation, a supporting agency to the other. */
  | { readonly is: "credited_apart" }
  | { readonly is: "withdrawn"; readonly because: string }
  /** Tagged to the phase, and not among its days. */
  | { readonly is: "outside" }
  /** Its lead keeps it from the figure, and says why. */
  | { readonly is: "withheld"; readonly because: string }
  /** An agency that gives figures only was there too, and says so. */
  | { readonly is: "figures_beside"; readonly by: string }
  /** So many of its refusals were of people refused before on the same journey: said at first, taken back later. */
  | { readonly is: "refused_again"; readonly people: number };
