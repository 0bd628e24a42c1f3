/** What agencies say, in the order in which they say it. Figures are made from this and from nothing else. */
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

/** What one agency contributes about one event under one measure. */
export interface SaidCard {
  readonly id: string;
  readonly event: string;
  readonly owner: string;
  readonly measure: MeasureId;
  readonly quantity: number;
  readonly persons: readonly number[];
  readonly day: OperationalDay;
  readonly area: string | null;
  readonly lead: string;
  readonly agencies: readonly string[];
  readonly mode: TransportMode | null;
  readonly direction: Direction | null;
  readonly threatArea: ThreatArea;
  readonly premises: PremisesKind;
  readonly offence: OffenceFamily | null;
  readonly link: OperationLink | null;
  readonly tags: readonly string[];
  readonly state: "provisional" | "validated";
  readonly scopes: readonly string[];
  readonly withheld: readonly { readonly scope: string; readonly reason: string }[];
}

/** An agency's record of an event; or, without a record, its figures of a day. */
export interface SaidRecord {
  readonly id: string;
  /** One event has one id; a record that was made without knowing of it has its own until they are joined. */
  readonly event: string;
  readonly agency: string;
  readonly title: string;
  readonly place: string;
  readonly began: Date;
  readonly ended: Date;
  readonly gives: "record" | "figures";
  readonly cards: readonly SaidCard[];
}

export type Said =
  | { readonly does: "contribute"; readonly at: Date; readonly agency: string; readonly record: SaidRecord }
  | {
      readonly does: "amend";
      readonly at: Date;
      readonly agency: string;
      readonly record: string;
      readonly card: SaidCard;
      readonly because: string;
      /** Whether it takes back people who had been counted at another event. */
      readonly metBefore: boolean;
    }
  | {
      readonly does: "withdraw";
      readonly at: Date;
      readonly agency: string;
      readonly record: string;
      readonly because: string;
    }
  | {
      readonly does: "join";
      readonly at: Date;
      readonly agency: string;
      readonly id: string;
      readonly one: string;
      readonly other: string;
      readonly reason: string;
    }
  | {
      readonly does: "nil";
      readonly at: Date;
      readonly agency: string;
      readonly id: string;
      readonly day: OperationalDay;
      readonly scope: string;
    };
