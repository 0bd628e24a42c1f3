/** The questions of the intelligence room, each with its key. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { HomeWire } from "../../src/contract/home.ts";
import type {
  PermissionWire,
  RelianceWire,
  ReportDetailWire,
  ReportPageWire,
  SubmissionWire,
} from "../../src/contract/reports.ts";
import type { RequirementWire } from "../../src/contract/requirements.ts";
import { get } from "../server/call.ts";

export const homeQuery = queryOptions({
  queryKey: ["home"],
  queryFn: ({ signal }) => get<HomeWire>("/home", { signal }),
  // What was taken back must not be relied on a moment longer: coming home always asks anew.
  staleTime: 0,
  refetchInterval: 60_000,
});

export interface ReportFilters {
  readonly state?: string;
  readonly precedence?: string;
  readonly mine?: string;
  readonly agency?: string;
}

export const reportsQuery = (filters: ReportFilters) =>
  infiniteQueryOptions({
    queryKey: ["reports", filters],
    queryFn: ({ pageParam, signal }) =>
      get<ReportPageWire>("/reports", { search: { ...filters, cursor: pageParam || undefined }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["report", id],
    queryFn: ({ signal }) => get<ReportDetailWire>(`/reports/${encodeURIComponent(id)}`, { signal }),
  });

export const relianceQuery = (id: string) =>
  queryOptions({
    queryKey: ["report", id, "reliance"],
    queryFn: ({ signal }) => get<RelianceWire>(`/reports/${encodeURIComponent(id)}/reliance`, { signal }),
  });

export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ["submission", id],
    queryFn: ({ signal }) => get<SubmissionWire>(`/submissions/${encodeURIComponent(id)}`, { signal }),
  });

export const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: ({ signal }) => get<readonly PermissionWire[]>("/permissions", { signal }),
});

export const requirementsQuery = (open: boolean) =>
  queryOptions({
    queryKey: ["requirements", { open }],
    queryFn: ({ signal }) =>
      get<readonly RequirementWire[]>("/requirements", { search: { open: open || undefined }, signal }),
  });

export const requirementQuery = (id: string) =>
  queryOptions({
    queryKey: ["requirement", id],
    queryFn: ({ signal }) => get<RequirementWire>(`/requirements/${encodeURIComponent(id)}`, { signal }),
  });
