/** Everything that needs a person who is signed in, with a purpose and a reason. */
import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { MeProvider } from "../access/me.tsx";
import { StandingGate } from "../access/standing-gate.tsx";
import { ProblemNotice } from "../look/states.tsx";
import { Refusal } from "../server/problem.ts";
import { meQuery } from "../server/queries.ts";
import { useStanding } from "../server/standing.ts";
import { Shell } from "./shell.tsx";

export function Inside() {
  const standing = useStanding();
  const me = useQuery(meQuery);
  const here = useRouterState({ select: (state) => state.location.href });
  const code = me.error instanceof Refusal ? me.error.code : null;
  const signedOut =
    me.error instanceof Refusal && me.error.problem.status === 401 && code !== "purpose" && code !== "reason";

  if (signedOut) return <Navigate to="/sign-in" search={here === "/" ? {} : { next: here }} replace />;
  if (me.isPending) return null;
  if (standing === null || code === "purpose" || code === "reason")
    return <StandingGate me={me.data ?? null} />;
  if (!me.data) {
    return (
      <main className="page" data-width="reading">
        <ProblemNotice error={me.error} again={() => void me.refetch()} />
      </main>
    );
  }
  return (
    <MeProvider me={me.data}>
      <Shell>
        <Outlet />
      </Shell>
    </MeProvider>
  );
}
