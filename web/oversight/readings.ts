/** Who did what with a report, each once for each reason, with how often and since when: a page is opened many times. */
import type { HeldWire } from "../../src/contract/oversight.ts";

type Read = HeldWire["reports"][number]["readBy"][number];

export interface Reading extends Omit<Read, "at"> {
  readonly row: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** In the order of what came last. */
export function readings(read: readonly Read[]): readonly Reading[] {
  const groups = Map.groupBy(read, ({ name, agency, act, reason }) =>
    JSON.stringify([agency, name, act, reason]),
  );
  return [...groups]
    .flatMap(([row, acts]) => {
      const days = acts.map(({ at }) => at).toSorted();
      const [first] = acts;
      const [firstAt] = days;
      const lastAt = days.at(-1);
      if (!first || firstAt === undefined || lastAt === undefined) return [];
      const { name, agency, act, reason } = first;
      return [{ row, name, agency, act, reason, times: acts.length, firstAt, lastAt }];
    })
    .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
}
