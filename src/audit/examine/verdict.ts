/** What a verification comes to: the whole log fits, or the first place that does not. */

export type Verdict = Whole | Broken;

export interface Whole {
  readonly ok: true;
  readonly entries: number;
  readonly sealed: number;
  readonly unsealed: number;
  /** Unsealed for more than five minutes: no sealer is running. Nothing was lost, but nothing is being sealed. */
  readonly late: number;
  /** Entries whose detail was lawfully erased. */
  readonly erased: number;
  /** Entries that the journal outside the database remembers, all found. */
  readonly journalled: number;
  readonly head: { readonly size: number; readonly root: string; readonly at: string } | null;
}

export interface Broken {
  readonly ok: false;
  /** "leaf 17", "entry 3f…", "head 400", "journal 1763…-812-….log line 3" */
  readonly place: string;
  readonly reason: string;
  /** How many entries fitted before it. */
  readonly fitting: number;
}

/** Ends a verification where it is thrown; `examine` turns it into the verdict. */
export class Misfit extends Error {
  override readonly name = "Misfit";
  readonly place: string;

  constructor(place: string, reason: string) {
    super(reason);
    this.place = place;
  }
}
