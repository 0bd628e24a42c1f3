/** What one agency asked another: the question, who asked and when, and the answer or the way to give one. */
import { type ReactNode, useEffect, useRef } from "react";
import { Due, InstantText } from "../../look/date-text.tsx";

interface AskedCardProps {
  readonly title: ReactNode;
  /** The card that the page's address points at. */
  readonly open: boolean;
  readonly asked: string;
  /** Of whom, where it was sent and not received. */
  readonly of: string | null;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly question: string;
  /** What more is to be said beside who asked. */
  readonly beside?: string;
  readonly answer: {
    readonly word: string;
    readonly tone?: "done" | "harm" | undefined;
    readonly by: string | null;
    readonly at: string | null;
    readonly words: string | null;
  } | null;
  /** The form to answer with. */
  readonly children?: ReactNode;
}

export function AskedCard({ open, title, answer, children, ...said }: AskedCardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "center" });
  }, [open]);
  return (
    <article className="panel request" ref={card} data-open={open || undefined}>
      <div className="panel-head">
        <h2>{title}</h2>
        {answer ? (
          <span className="tag" data-tone={answer.tone}>
            {answer.word}
          </span>
        ) : (
          <span>
            Answer <Due at={said.dueAt} />
          </span>
        )}
      </div>
      <p className="small soft">
        {said.of === null ? `Asked by ${said.asked}` : `Asked of ${said.of} by ${said.asked}`}
        {said.beside ?? ""}, <InstantText at={said.askedAt} />
      </p>
      <p className="said">{said.question}</p>
      {answer ? (
        <div className="notice">
          <p className="small soft">
            {answer.by} {answer.at ? <InstantText at={answer.at} /> : null}
          </p>
          {answer.words ? (
            <p className="said">{answer.words}</p>
          ) : (
            <p className="soft">No words were added.</p>
          )}
        </div>
      ) : null}
      {children}
    </article>
  );
}
