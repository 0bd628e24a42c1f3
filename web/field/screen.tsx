/** One screen: where one came from and the outbox at the top, what it is about, what can be done within reach of a thumb. */
import { type ReactNode, useEffect, useRef } from "react";
import { address, go } from "./address.ts";
import { useField } from "./context.tsx";
import { outboxWords } from "./work/outbox-words.ts";

interface FrameProps {
  readonly title: string;
  readonly top?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Also where the device is locked. */
export function Frame({ title, top, actions, children }: FrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Tributary`;
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [title]);
  return (
    <div className="screen">
      {top ? <header className="screen-top">{top}</header> : null}
      <main id="main" className="screen-main stack">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {children}
      </main>
      {actions ? <div className="screen-actions">{actions}</div> : null}
    </div>
  );
}

interface ScreenProps extends FrameProps {
  /** Where the way back leads; none on the first screen. */
  readonly back?: string;
}

export function Screen({ back, ...frame }: ScreenProps) {
  return (
    <Frame
      {...frame}
      top={
        <>
          {back === undefined ? null : (
            <To to={back} className="screen-back">
              Back
            </To>
          )}
          <OutboxLine />
        </>
      }
    />
  );
}

function OutboxLine() {
  const [{ outbox }] = useField();
  const tone = outbox.refused > 0 ? "harm" : outbox.waiting > 0 ? "late" : "done";
  return (
    <To to="outbox" className="outbox-line" data-tone={tone}>
      <span className="visually-hidden">Outbox: </span>
      {outboxWords(outbox)}
    </To>
  );
}

interface ToProps {
  readonly to: string;
  readonly className?: string;
  readonly "data-tone"?: string;
  readonly "data-look"?: string;
  readonly children: ReactNode;
}

export function To({ to, children, ...rest }: ToProps) {
  return (
    <a
      {...rest}
      href={address(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
