import { useEffect, useRef } from "react";
import { type FieldErrors, fieldId } from "./field-errors.ts";

/** What is wrong, at the top of the form, each linked to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors }: { readonly errors: FieldErrors }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.size > 0) box.current?.focus();
  }, [errors]);
  if (errors.size === 0) return null;
  return (
    <div className="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">There is a problem</h2>
      <ul>
        {[...errors].map(([pointer, message]) => (
          <li key={pointer}>
            <a
              href={`#${fieldId(pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                const control = document.getElementById(fieldId(pointer));
                control?.focus();
                control?.closest(".field")?.scrollIntoView({ block: "center" });
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
