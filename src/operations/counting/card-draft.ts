/** What an activity comes to under one measure, before it is written as a count card. */
export interface CardDraft {
  /** Of src/vocabulary/measures.ts, or one that somebody defined; without its version. */
  readonly measure: string;
  readonly version: number;
  /** A whole number; money in pence. */
  readonly quantity: number;
  /** Opaque numbers of those identified, for measures that count distinct people. Others of the quantity are not identified. */
  readonly persons: readonly number[];
  /** `2026-09-21`, in London. */
  readonly day: string;
  /** Code of the force area; null at sea, abroad or where it was not said. */
  readonly area: string | null;
  /** Code of the agency that leads the event. */
  readonly lead: string;
  /** Codes of the agencies that take part. */
  readonly agencies: readonly string[];
  readonly mode: string | null;
  readonly direction: string | null;
  readonly threatArea: string | null;
  readonly premises: string | null;
  readonly offence: string | null;
  readonly link: string | null;
  /** Ids of phases, and of pillars of them. */
  readonly tags: readonly string[];
}

/** Of which record the cards are, who reads them, and why they are written now. */
export interface CardSource {
  /** The activity; null for a return of figures without records. */
  readonly activity: string | null;
  readonly event: string;
  readonly audience: number;
  readonly state: "provisional" | "validated";
  /** Why the figures change; may be empty the first time. */
  readonly because: string;
}
