/**
 * The queue as somebody works through it: which pair is before them, which come next. A pair that was judged is gone at
 * once; the server's order may change underneath, and the pair being read stays where it is.
 */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PairWire } from "../../../src/contract/identity.ts";
import type { PairIds } from "../judging/use-judging.ts";
import { type QueueFilter, reviewQuery } from "../queries.ts";

/** A pair as it stands in an address: both ids with a dot between. */
export const pairKey = ({ left, right }: PairIds): string => `${left}.${right}`;

export const idsOf = ({ left, right }: PairWire): PairIds => ({
  left: left.source.mention,
  right: right.source.mention,
});

export const keyOf = (pair: PairWire): string => pairKey(idsOf(pair));

export function useQueue(filter: QueueFilter, open: string | undefined) {
  const answer = useQuery({ ...reviewQuery(filter), placeholderData: keepPreviousData });
  const [judged, setJudged] = useState<ReadonlySet<string>>(new Set());
  const waiting = (answer.data?.pairs ?? []).filter((pair) => !judged.has(keyOf(pair)));
  const found = waiting.findIndex((pair) => keyOf(pair) === open);
  const at = Math.max(0, found);
  return {
    answer,
    waiting,
    at,
    current: waiting[at],
    /** Which pair comes to stand before the reader when these are gone: the next that is left, or the one before. */
    after: (gone: readonly string[]): string | undefined => {
      const left = (pairs: readonly PairWire[]) => pairs.map(keyOf).filter((key) => !gone.includes(key));
      return left(waiting.slice(at + 1))[0] ?? left(waiting.slice(0, at + 1)).at(-1);
    },
    leave: (keys: readonly string[]) => setJudged((before) => new Set([...before, ...keys])),
    comeBack: (keys: readonly string[]) =>
      setJudged((before) => new Set([...before].filter((key) => !keys.includes(key)))),
  };
}
