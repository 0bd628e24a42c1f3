import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Refusal } from "../server/problem.ts";
import { onSignedOut } from "../server/signed-out.ts";
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
    onError: (error) => {
      if (!(error instanceof Refusal)) return;
      if (error.code === "purpose" || error.code === "reason") setStanding(null);
    },
  }),
});

// Asking who I am again finds that nobody is signed in, and leads to the sign-in page with the way back.
onSignedOut(() => void queries.resetQueries({ queryKey: ["me"] }));
