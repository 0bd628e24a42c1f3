/** The head of every page of a phase: which operation, which days, how far it is, and the other pages of it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PhaseWire } from "../../../src/contract/operations.ts";
import { DateText } from "../../look/date-text.tsx";
import { Page } from "../../look/page.tsx";
import { ProblemNotice, Skeleton } from "../../look/states.tsx";
import { OperationTabs } from "./operation-tabs.tsx";
import { PhaseTag } from "./phase-tag.tsx";
import { phaseQuery } from "./queries.ts";
import "./plan.css";

interface PhaseFrameProps {
  readonly name: string;
  readonly phase: string;
  readonly here: "plan" | "briefing" | "calendar" | "weeks";
  readonly beside?: (phase: PhaseWire) => ReactNode;
  readonly children: (phase: PhaseWire) => ReactNode;
}

const PART = { plan: "plan", briefing: "briefing", calendar: "calendar", weeks: "weeks" } as const;

export function PhaseFrame({ name, phase, here, beside, children }: PhaseFrameProps) {
  const answer = useQuery(phaseQuery(name, phase));
  if (!answer.data) {
    return (
      <Page title={`Phase: ${PART[here]}`}>
        {answer.error ? (
          <ProblemNotice error={answer.error} again={() => void answer.refetch()} />
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    );
  }
  const { data } = answer;
  return (
    <Page
      title={`${data.title}: ${PART[here]}`}
      above={
        <>
          <Link to="/operations/$name" params={{ name }} search={{}}>
            {data.operation.title}
          </Link>
          <PhaseTag state={data.state} />
          <span className="nowrap">
            <DateText from={data.startsOn} to={data.endsOn} />
          </span>
        </>
      }
      beside={beside?.(data)}
    >
      <OperationTabs name={name} phase={phase} here={here} />
      {children(data)}
    </Page>
  );
}
