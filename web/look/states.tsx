/** What a part of a page shows when it has no answer yet, no rows, or a refusal. */
import type { ReactNode } from "react";
import { refusalOf } from "../server/problem.ts";
import { Button } from "./button.tsx";

const WIDTHS = ["w-90", "w-70", "w-80", "w-60", "w-75"] as const;

export function Skeleton({
  lines = 5,
  label = "Loading",
}: {
  readonly lines?: number;
  readonly label?: string;
}) {
  return (
    <div className="skeletons" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity
        <span key={line} className={`skeleton ${WIDTHS[line % WIDTHS.length]}`} />
      ))}
    </div>
  );
}

/** An empty page teaches: what goes here, and the one action that starts it. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <div>{children}</div> : null}
      {action ? <div className="button-row">{action}</div> : null}
    </div>
  );
}

/** A refusal says what was refused, why, and what would make it possible. */
export function ProblemNotice({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const problem = refusalOf(error);
  return (
    <div className="notice" data-tone="harm" role="alert">
      <h2>{problem.title}</h2>
      {problem.detail ? <p>{problem.detail}</p> : null}
      {problem.errors && problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map((each) => (
            <li key={each.pointer + each.message}>
              {each.message}{" "}
              {each.pointer ? <span className="soft">({readPointer(each.pointer)})</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {problem.instance ? (
        <p className="small soft">
          If you ask for help, quote <code>{problem.instance}</code>
        </p>
      ) : null}
      {again ? (
        <Button look="plain" onClick={again}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

/** `/items/0/text` as "item 1, text". */
function readPointer(pointer: string): string {
  return pointer
    .split("/")
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    .join(", ")
    .replace(/items, /g, "item ");
}

export function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <div className="warning-text">
      <span className="warning-mark" aria-hidden="true">
        !
      </span>
      <div>
        <span className="visually-hidden">Warning: </span>
        {children}
      </div>
    </div>
  );
}
