/** The questions of who is who, each with its key. All begin alike, so that one judgement asks all of them anew. */
import { queryOptions } from "@tanstack/react-query";
import type { LearningWire, PairWire, ReviewWire, ThingWire } from "../../src/contract/identity.ts";
import { get } from "../server/call.ts";

export const IDENTITY = ["identity"] as const;

export const thingQuery = (id: string, on?: string) =>
  queryOptions({
    queryKey: [...IDENTITY, "thing", id, on ?? null],
    queryFn: ({ signal }) =>
      get<ThingWire>(`/things/${encodeURIComponent(id)}`, { search: { on: on || undefined }, signal }),
  });

export interface QueueFilter {
  readonly kind?: string | undefined;
  readonly near?: string | undefined;
}

export const reviewQuery = ({ kind, near }: QueueFilter) =>
  queryOptions({
    queryKey: [...IDENTITY, "review", { kind: kind ?? null, near: near ?? null }],
    queryFn: ({ signal }) => get<ReviewWire>("/review", { search: { kind, near }, signal }),
    // Coming back to the window must not set another pair before somebody who is reading one.
    refetchOnWindowFocus: false,
  });

export const pairQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: [...IDENTITY, "pair", left, right],
    queryFn: ({ signal }) =>
      get<PairWire>(`/pairs/${encodeURIComponent(left)}/${encodeURIComponent(right)}`, { signal }),
  });

export const learningQuery = queryOptions({
  queryKey: [...IDENTITY, "learning"],
  queryFn: ({ signal }) => get<LearningWire>("/review/learning", { signal }),
});
