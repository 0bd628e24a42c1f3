/** One part of a plan: shown, or written in its place. Which one is written is in the address. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import type { PhaseWire } from "../../../../src/contract/operations.ts";
import { useStillHere } from "../use-still-here.ts";

const route = getRouteApi("/inside/operations/$name/$phase/plan");

export type PartId =
  | "pillars"
  | "objectives"
  | "requirements"
  | "briefing"
  | "decisions"
  | "impacts"
  | "lessons";

export interface PartProps {
  /** The operation's address. */
  readonly name: string;
  readonly phase: PhaseWire;
}

/** What is being written, how to begin and how to stop. */
export function useWriting() {
  const { do: doing } = route.useSearch();
  const navigate = route.useNavigate();
  const stillHere = useStillHere();
  return {
    doing,
    start: (part: string) => void navigate({ search: { do: part }, replace: true, resetScroll: false }),
    stop: () => {
      if (stillHere()) void navigate({ search: {}, replace: true, resetScroll: false });
    },
  };
}

interface PlanSectionProps {
  readonly id: PartId;
  readonly title: string;
  readonly phase: PhaseWire;
  readonly name: string;
  readonly count?: number;
  /** What the link that begins writing says; none where the reader may not. */
  readonly write?: string | null;
  readonly form?: ReactNode;
  readonly children: ReactNode;
}

export function PlanSection({ id, title, name, phase, count, write, form, children }: PlanSectionProps) {
  const { doing } = useWriting();
  const writing = doing === id && Boolean(form);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (writing) section.current?.scrollIntoView({ block: "start" });
  }, [writing]);
  return (
    <section className="panel plan-section" id={id} ref={section} aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>
          {title} {count ? <span className="soft number">{count}</span> : null}
        </h2>
        {write && !writing ? (
          <Link
            to="/operations/$name/$phase/plan"
            params={{ name, phase: phase.name }}
            search={{ do: id }}
            resetScroll={false}
            className="button no-print"
            data-look="plain"
            data-size="small"
          >
            {write}
            <span className="visually-hidden"> ({title.toLowerCase()})</span>
          </Link>
        ) : null}
      </div>
      {writing ? form : null}
      {writing && id !== "decisions" && id !== "lessons" && id !== "impacts" ? null : children}
    </section>
  );
}
