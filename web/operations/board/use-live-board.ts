/** A board that keeps itself current: each answer says what it is as at, and the next is asked for what comes after. */
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { BoardAnswerWire } from "../../../src/contract/counts.ts";
import { get } from "../../server/call.ts";
import { Refusal } from "../../server/problem.ts";
import { type FilterState, queryOf } from "./filters.ts";
import { boardPath } from "./queries.ts";

/** Between two answers, so that a board in a busy hour is drawn once a second and no more often. */
const BREATH_MS = 800;
const LONGEST_WAIT_MS = 20_000;

export interface LiveBoard {
  readonly board: UseQueryResult<BoardAnswerWire>;
  /** Whether the last question was answered; if not, it is asked again by itself. */
  readonly live: boolean;
  /** When the last answer came, by this device's clock. */
  readonly heardAt: number;
}

export function useLiveBoard(scope: string | null, filters: FilterState): LiveBoard {
  const queries = useQueryClient();
  const path = boardPath(scope);
  const search = queryOf(filters);
  const asked = JSON.stringify(search);
  const board = useQuery({
    queryKey: ["board", path, asked],
    queryFn: ({ signal }) => get<BoardAnswerWire>(path, { search, signal }),
    placeholderData: (before) => before,
  });
  const [live, setLive] = useState(true);
  const loaded = board.isSuccess && !board.isPlaceholderData;

  useEffect(() => {
    if (!loaded) return;
    const stop = new AbortController();
    const key = ["board", path, asked];
    const follow = async () => {
      let wait = BREATH_MS;
      while (!stop.signal.aborted) {
        await pause(wait, stop.signal);
        await untilSeen(stop.signal);
        if (stop.signal.aborted) return;
        const after = queries.getQueryData<BoardAnswerWire>(key)?.version ?? 0;
        try {
          const next = await get<BoardAnswerWire>(path, {
            search: { ...(JSON.parse(asked) as Record<string, string>), after },
            signal: stop.signal,
          });
          queries.setQueryData(key, next);
          setLive(true);
          wait = BREATH_MS;
        } catch (error) {
          if (stop.signal.aborted) return;
          setLive(false);
          // Who may no longer see it is told so by asking for it plainly.
          if (error instanceof Refusal && error.problem.status === 404) return void board.refetch();
          wait = Math.min(wait * 2, LONGEST_WAIT_MS);
        }
      }
    };
    void follow();
    return () => stop.abort();
  }, [loaded, path, asked, queries, board.refetch]);

  return { board, live, heardAt: board.dataUpdatedAt };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A board that nobody looks at asks nothing: each answer would be on record as read. */
function untilSeen(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener("visibilitychange", seen);
      resolve();
    };
    document.addEventListener("visibilitychange", seen);
    signal.addEventListener("abort", seen);
  });
}
