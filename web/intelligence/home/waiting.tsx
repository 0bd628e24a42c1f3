import type { ReactNode } from "react";

interface WaitingProps {
  readonly title: string;
  readonly count: number;
  readonly hint?: string;
  /** Said when the list is empty; without it an empty list is not drawn. */
  readonly empty?: string;
  readonly children?: ReactNode;
}

export function Waiting({ title, count, hint, empty, children }: WaitingProps) {
  if (count === 0 && empty === undefined) return null;
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          {title} {count > 0 ? <span className="soft number">{count}</span> : null}
        </h2>
        {hint ? <span className="soft small">{hint}</span> : null}
      </div>
      {count === 0 ? <p className="soft">{empty}</p> : <ul className="plain-list">{children}</ul>}
    </section>
  );
}
