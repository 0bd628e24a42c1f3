import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Refusal } from "../server/problem.ts";
import { setStanding } from "../server/standing.ts";

/** A refusal is an answer and is not asked again; only a connection that failed is tried twice more. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => error instanceof Refusal && error.code === "unreachable" && failures < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (!(error instanceof Refusal)) return;
      // The session ended under an open page: asking who I am again leads to the sign-in page and back.
      if (error.problem.status === 401 && query.queryKey[0] !== "me")
        void queries.invalidateQueries({ queryKey: ["me"] });
      if (error.code === "purpose" || error.code === "reason") setStanding(null);
    },
  }),
});
