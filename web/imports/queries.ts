/** The questions of imports, each with its key. Runs are asked after every second, but only while something moves. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  ImportedReportPageWire,
  ImportGuessWire,
  ImportMappingWire,
  ImportPageWire,
  ImportPreviewWire,
  ImportRefusalPageWire,
  ImportRunWire,
  ImportSettingsWire,
  OriginWire,
} from "../../src/contract/imports.ts";
import { call, get } from "../server/call.ts";

const A_SECOND = 1_000;

/** Whether a run changes without anybody here doing anything. */
export function moves({ state, asked }: ImportRunWire): boolean {
  return state === "waiting" || state === "running" || asked !== null;
}

// Asking stops by itself while the page is not in sight: that is how the library polls unless told otherwise.
export const runsQuery = infiniteQueryOptions({
  queryKey: ["imports"],
  queryFn: ({ pageParam, signal }) =>
    get<ImportPageWire>("/imports", { search: { cursor: pageParam || undefined }, signal }),
  initialPageParam: "",
  getNextPageParam: (page) => page.next,
  refetchInterval: (query) =>
    query.state.data?.pages.some((page) => page.items.some(moves)) ? A_SECOND : false,
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) => get<ImportRunWire>(`/imports/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && moves(query.state.data) ? A_SECOND : false),
  });

export const refusalsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["import", id, "refusals"],
    queryFn: ({ pageParam, signal }) =>
      get<ImportRefusalPageWire>(`/imports/${id}/refusals`, {
        search: { cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

export const writtenQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["import", id, "reports"],
    queryFn: ({ pageParam, signal }) =>
      get<ImportedReportPageWire>(`/imports/${id}/reports`, {
        search: { cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });

/** The files are part of the key: one more file is another question. */
export const previewQuery = (run: ImportRunWire, settings: ImportSettingsWire) =>
  queryOptions({
    queryKey: ["import", run.id, "preview", run.files.map((file) => file.sha256), settings],
    queryFn: ({ signal }) =>
      call<ImportPreviewWire>("POST", `/imports/${run.id}/preview`, {
        body: settings,
        signal,
        asksOnly: true,
      }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });

export const guessQuery = (run: string, reading: object) =>
  queryOptions({
    queryKey: ["import", run, "guess", reading],
    queryFn: ({ signal }) =>
      call<ImportGuessWire>("POST", `/imports/${run}/guess`, {
        body: { settings: reading },
        signal,
        asksOnly: true,
      }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });

export const mappingsQuery = queryOptions({
  queryKey: ["mappings"],
  queryFn: ({ signal }) => get<readonly ImportMappingWire[]>("/mappings", { signal }),
});

export const mappingQuery = (id: string) =>
  queryOptions({
    queryKey: ["mapping", id],
    queryFn: ({ signal }) => get<ImportMappingWire>(`/mappings/${id}`, { signal }),
  });

export const originQuery = (report: string) =>
  queryOptions({
    queryKey: ["report", report, "origin"],
    queryFn: ({ signal }) => get<OriginWire>(`/reports/${encodeURIComponent(report)}/origin`, { signal }),
  });
