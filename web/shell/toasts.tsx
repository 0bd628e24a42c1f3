import { Button } from "../look/button.tsx";
import { dismiss, useToasts } from "../look/toasts.ts";

export function Toasts() {
  const shown = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((each) => (
        <div key={each.id} className="toast" data-tone={each.tone ?? "done"}>
          <span>{each.text}</span>
          <span className="button-row">
            {each.undo ? (
              <Button
                look="plain"
                size="small"
                onClick={() => {
                  each.undo?.();
                  dismiss(each.id);
                }}
              >
                Undo
              </Button>
            ) : null}
            <Button
              look="quiet"
              size="small"
              aria-label="Dismiss this message"
              onClick={() => dismiss(each.id)}
            >
              Dismiss
            </Button>
          </span>
        </div>
      ))}
    </div>
  );
}
