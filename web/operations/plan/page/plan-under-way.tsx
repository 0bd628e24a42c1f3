/** An address for a plan that does not say which phase: leads to the one under way. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { Page } from "../../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../../look/states.tsx";
import { operationQuery } from "../queries.ts";
import { phaseUnderWay } from "../words.ts";

const ofOperation = getRouteApi("/inside/operations/$name/plan");
const ofPhase = getRouteApi("/inside/operations/$name/$phase");

export function PlanUnderWay() {
  const { name } = ofOperation.useParams();
  const answer = useQuery(operationQuery(name));
  const navigate = useNavigate();
  const operation = answer.data;
  useEffect(() => {
    if (!operation) return;
    const phase = phaseUnderWay(operation.phases);
    if (phase)
      void navigate({
        to: "/operations/$name/$phase/plan",
        params: { name, phase: phase.name },
        search: {},
        replace: true,
      });
    else void navigate({ to: "/operations/$name", params: { name }, search: {}, replace: true });
  }, [operation, name, navigate]);
  return (
    <Page title="Plan">
      {answer.error ? (
        <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}

/** The bare address of a phase. */
export function ToPlan() {
  const { name, phase } = ofPhase.useParams();
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({
      to: "/operations/$name/$phase/plan",
      params: { name, phase },
      search: {},
      replace: true,
    });
  }, [navigate, name, phase]);
  return null;
}
