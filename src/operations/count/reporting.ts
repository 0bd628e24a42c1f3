/** Who has reported. A nil return is a statement with an author; a missing one is the absence of any. */
import type { Sight } from "./question.ts";
import type { Store } from "./store.ts";

export interface Expected {
  readonly agencies: readonly string[];
  readonly days: readonly string[];
}

export interface Reporting {
  /** Of each agency that was to report: its days by what there is for them. */
  readonly agencies: readonly {
    readonly agency: string;
    readonly returned: readonly string[];
    readonly nil: readonly string[];
    readonly missing: readonly string[];
    /** Days for which it said nil and has cards. */
    readonly contradicted: readonly string[];
  }[];
}

/** Every card of the scope tells that its owner reported for its day, whether it counts or stands beside another. */
export function reportingOf(
  store: Store,
  scope: string,
  { column, pass }: Sight,
  { agencies, days }: Expected,
): Reporting {
  const { length, reporter } = store.rows;
  const reported = new Uint8Array(store.reporters.length);
  for (let row = 0; row < length; row++) {
    if (pass[column[row] as number] === 1) reported[reporter[row] as number] = 1;
  }
  const returned = new Set<string>();
  const { agency, day } = store.words;
  const [owners, ofDay] = store.reporters.parts as [Int32Array, Int32Array];
  reported.forEach((holds, code) => {
    if (holds !== 1) return;
    returned.add(`${agency.values[owners[code] as number]} ${day.values[ofDay[code] as number]}`);
  });
  const nil = new Set<string>();
  for (const each of store.nils.values()) if (each.scope === scope) nil.add(`${each.agency} ${each.day}`);
  return {
    agencies: agencies.map((agency) => {
      const among = (holds: (key: string) => boolean) => days.filter((day) => holds(`${agency} ${day}`));
      return {
        agency,
        returned: among((key) => returned.has(key)),
        nil: among((key) => nil.has(key) && !returned.has(key)),
        missing: among((key) => !nil.has(key) && !returned.has(key)),
        contradicted: among((key) => nil.has(key) && returned.has(key)),
      };
    }),
  };
}
