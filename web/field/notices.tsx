import type { ReactNode } from "react";
import { refusalOf } from "../server/problem.ts";

export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone?: "harm" | "late" | "done" | "action";
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className="notice" data-tone={tone}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}

export function Problem({ error }: { readonly error: unknown }) {
  const { title, detail } = refusalOf(error);
  return (
    <div className="notice" data-tone="harm" role="alert">
      <h2>{title}</h2>
      {detail ? <p>{detail}</p> : null}
    </div>
  );
}
