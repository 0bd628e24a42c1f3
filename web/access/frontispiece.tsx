import { type ReactNode, useEffect } from "react";
import { Brand } from "../shell/brand.tsx";
import "./frontispiece.css";

interface FrontispieceProps {
  readonly title: string;
  readonly name?: string | undefined;
  readonly children: ReactNode;
}

/** The page before the shell: one thing, in the middle, in larger type. */
export function Frontispiece({ title, name, children }: FrontispieceProps) {
  useEffect(() => {
    document.title = `${title} – Tributary`;
  }, [title]);
  return (
    <main className="frontispiece" data-density="field">
      <div className="frontispiece-brand">
        <Brand />
      </div>
      <div className="frontispiece-sheet">
        <h1>{title}</h1>
        {name ? <p className="soft">{name}</p> : null}
        {children}
      </div>
      <p className="frontispiece-foot soft">
        For authorised members of the taskforce. What you read, write and share is logged with your name, your
        purpose and your reason.
      </p>
    </main>
  );
}
