import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { HeldWire, LogPageWire, SealsWire } from "../../src/contract/oversight.ts";
import { get } from "../server/call.ts";

export const sealsQuery = queryOptions({
  queryKey: ["seals"],
  queryFn: ({ signal }) => get<SealsWire>("/oversight/seals", { signal }),
  refetchInterval: 30_000,
});

export const heldQuery = (q: string) =>
  queryOptions({
    queryKey: ["held", q],
    queryFn: ({ signal }) => get<HeldWire>("/oversight/held", { search: { q }, signal }),
    enabled: q !== "",
  });

export interface LogFilters {
  readonly act?: string;
  readonly account?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
}

export const logQuery = (filters: LogFilters) =>
  infiniteQueryOptions({
    queryKey: ["log", filters],
    queryFn: ({ pageParam, signal }) =>
      get<LogPageWire>("/oversight/log", { search: { ...filters, cursor: pageParam || undefined }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
