/** The questions of returns, cards and records of one event, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type {
  CardDetailWire,
  CardsWire,
  DuplicatesWire,
  MeasuresWire,
} from "../../../src/contract/counts.ts";
import type { ExplainedWire } from "../../../src/contract/explained.ts";
import { get } from "../../server/call.ts";
import { scopePath } from "../board/queries.ts";

export interface CardFilter {
  readonly scope?: string;
  readonly state?: string;
  readonly day?: string;
  readonly withheld?: boolean;
}

export const cardsOptions = (filter: CardFilter) => ({
  queryKey: ["cards", filter] as const,
  queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
    get<CardsWire>("/cards", { search: { ...filter, cursor: pageParam }, signal }),
  initialPageParam: "",
  getNextPageParam: (last: CardsWire) => last.next ?? undefined,
});

export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ["card", id],
    queryFn: ({ signal }) => get<CardDetailWire>(`/cards/${encodeURIComponent(id)}`, { signal }),
  });

export const duplicatesQuery = (scope: string) =>
  queryOptions({
    queryKey: ["duplicates", scope],
    queryFn: ({ signal }) => get<DuplicatesWire>(`${scopePath(scope)}/duplicates`, { signal }),
  });

export const measuresQuery = queryOptions({
  queryKey: ["measures"],
  queryFn: ({ signal }) => get<MeasuresWire>("/measures", { signal }),
  staleTime: 60_000,
});

export const explainedQuery = (scope: string, measure: string) =>
  queryOptions({
    queryKey: ["explained", scope, measure],
    queryFn: ({ signal }) =>
      get<ExplainedWire>(`${scopePath(scope)}/explained`, { search: { measure }, signal }),
  });
