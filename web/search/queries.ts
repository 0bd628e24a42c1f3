import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FacetsWire, SavedSearchWire, SearchPageWire } from "../../src/contract/search.ts";
import { get } from "../server/call.ts";

export type SearchSort = "newest" | "best";

export const searchQuery = (q: string, sort: SearchSort) =>
  infiniteQueryOptions({
    queryKey: ["search", q, sort],
    queryFn: ({ pageParam, signal }) =>
      get<SearchPageWire>("/search", { search: { q, sort, cursor: pageParam || undefined }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** Counting takes longer than finding, so it is asked apart and never holds up the hits. */
export const facetsQuery = (q: string) =>
  queryOptions({
    queryKey: ["facets", q],
    queryFn: ({ signal }) => get<FacetsWire>("/search/facets", { search: { q }, signal }),
  });

export const savedSearchesQuery = queryOptions({
  queryKey: ["searches"],
  queryFn: ({ signal }) => get<readonly SavedSearchWire[]>("/searches", { signal }),
});
