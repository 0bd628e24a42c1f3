/** Everything that needs a person who is signed in, with a purpose and a reason. */
import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
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

  if (signedOut) return <ToSignIn from={here} />;
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

/** Goes once: while the next page is being fetched this one is still drawn, with an address that already changes. */
function ToSignIn({ from }: { readonly from: string }) {
  const navigate = useNavigate();
  const start = useRef(from);
  useEffect(() => {
    const next = start.current;
    void navigate({
      to: "/sign-in",
      search: next === "/" || next.startsWith("/sign-in") ? {} : { next },
      replace: true,
    });
  }, [navigate]);
  return null;
}
