/** The questions of taskings, each with its key. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { TaskingFilterWire, TaskingsWire, TaskingWire } from "../../../src/contract/operations.ts";
import { get } from "../../server/call.ts";

export const taskingPath = (id: string) => `/taskings/${encodeURIComponent(id)}`;

export type TaskingFilters = Omit<TaskingFilterWire, "cursor" | "limit">;

export const taskingsQuery = (filters: TaskingFilters) =>
  infiniteQueryOptions({
    queryKey: ["taskings", filters],
    queryFn: ({ pageParam, signal }) =>
      get<TaskingsWire>("/taskings", { search: { ...filters, cursor: pageParam || undefined }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** Offered to one's own agency, which has not answered: the soonest hundred. */
export const owedQuery = queryOptions({
  queryKey: ["taskings", "owed"],
  queryFn: ({ signal }) => get<TaskingsWire>("/taskings", { search: { answer: "owed", limit: 100 }, signal }),
  refetchInterval: 60_000,
});

export const taskingQuery = (id: string) =>
  queryOptions({
    queryKey: ["tasking", id],
    queryFn: ({ signal }) => get<TaskingWire>(taskingPath(id), { signal }),
  });
