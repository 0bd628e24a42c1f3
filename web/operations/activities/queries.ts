/** The questions of activities, duties, devices and language cards, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type { Static } from "typebox";
import type {
  ActivitySummaryWire,
  ActivityWire,
  Devices,
  DutyWire,
  LanguageCards,
  QuarantinedWire,
} from "../../../src/contract/field.ts";
import { get } from "../../server/call.ts";

export interface ActivityFilter {
  readonly state?: string;
  readonly day?: string;
  readonly mine?: string;
}

interface ActivityPageWire {
  readonly items: readonly ActivitySummaryWire[];
  readonly next: string | null;
}

export const activitiesOptions = (filter: ActivityFilter) => ({
  queryKey: ["activities", filter] as const,
  queryFn: ({ pageParam, signal }: { readonly pageParam: string; readonly signal: AbortSignal }) =>
    get<ActivityPageWire>("/activities", { search: { ...filter, cursor: pageParam }, signal }),
  initialPageParam: "",
  getNextPageParam: (last: ActivityPageWire) => last.next ?? undefined,
});

export const activityPath = (id: string) => `/activities/${encodeURIComponent(id)}`;

export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ["activity", id],
    queryFn: ({ signal }) => get<ActivityWire>(activityPath(id), { signal }),
  });

export const dutiesQuery = queryOptions({
  queryKey: ["duties"],
  queryFn: async ({ signal }) =>
    (await get<{ readonly duties: readonly DutyWire[] }>("/duties", { signal })).duties,
  refetchInterval: 60_000,
});

export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: async ({ signal }) => (await get<Static<typeof Devices>>("/field/devices", { signal })).devices,
});

export const quarantineQuery = queryOptions({
  queryKey: ["quarantine"],
  queryFn: async ({ signal }) =>
    (await get<{ readonly operations: readonly QuarantinedWire[] }>("/field/quarantine", { signal }))
      .operations,
});

export const languageCardsQuery = queryOptions({
  queryKey: ["language-cards"],
  queryFn: ({ signal }) => get<Static<typeof LanguageCards>>("/language-cards", { signal }),
});
