import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import "./page.css";

interface PageProps {
  readonly title: string;
  /** What stands above the title in small type: a reference, a marking. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
  readonly lead?: ReactNode;
  readonly width?: "reading" | "full";
  readonly children?: ReactNode;
}

/** Where the browser itself brought the reader, which starts reading at the top, until they go on from there. */
let first: string | null = window.location.pathname;

/** A page with its one heading. Coming from another page moves the focus to the heading, so that a screen reader reads it. */
export function Page({ title, above, beside, lead, width = "full", children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const address = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => {
    document.title = `${title} – Tributary`;
  }, [title]);

  useEffect(() => {
    if (address === first) return;
    first = null;
    heading.current?.focus({ preventScroll: true });
  }, [address]);

  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        <div className="page-head-words">
          {above ? <div className="page-above">{above}</div> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className="page-lead">{lead}</div> : null}
        </div>
        {beside ? <div className="button-row">{beside}</div> : null}
      </header>
      {children}
    </div>
  );
}
