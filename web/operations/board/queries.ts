/** The questions of boards, each with its key. */
import { queryOptions } from "@tanstack/react-query";
import type {
  BoardFiltersWire,
  CellWire,
  OpenedFigureWire,
  ReturnsWire,
  ScopesWire,
} from "../../../src/contract/counts.ts";
import { call, get } from "../../server/call.ts";

export const scopesQuery = queryOptions({
  queryKey: ["scopes"],
  queryFn: ({ signal }) => get<ScopesWire>("/scopes", { signal }),
});

export const returnsQuery = (scope: string) =>
  queryOptions({
    queryKey: ["returns", scope],
    queryFn: ({ signal }) => get<ReturnsWire>(`${scopePath(scope)}/returns`, { signal }),
    refetchInterval: 60_000,
  });

export const scopePath = (scope: string) => `/scopes/${encodeURIComponent(scope)}`;

/** The board of a scope, or of what one may read oneself. */
export const boardPath = (scope: string | null) => (scope === null ? "/board" : `${scopePath(scope)}/board`);

/** A figure with the cards behind it. Opening is on record, so it is asked for anew each time. */
export const openFigure = (
  scope: string | null,
  cell: CellWire,
  filters: BoardFiltersWire,
  signal?: AbortSignal,
) =>
  call<OpenedFigureWire>("POST", scope === null ? "/board/open" : `${scopePath(scope)}/open`, {
    body: { ...cell, filters },
    asksOnly: true,
    ...(signal && { signal }),
  });
