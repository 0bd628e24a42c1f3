import { Button } from "./button.tsx";
import { identifierForms } from "./identifier-groups.ts";
import { toast } from "./toasts.ts";
import "./identifier.css";

interface IdentifierProps {
  readonly kind: string;
  readonly value: string;
  readonly copy?: boolean;
}

/** A plate, phone or account in a face that tells 0 from O, grouped for people and copied for machines. */
export function Identifier({ kind, value, copy = false }: IdentifierProps) {
  const { shown, copied } = identifierForms(kind, value);
  return (
    <span className="identifier">
      <span className="mono">{shown}</span>
      {copy ? (
        <Button
          look="quiet"
          size="small"
          aria-label={`Copy ${shown}`}
          onClick={() => {
            void navigator.clipboard?.writeText(copied).then(() => toast({ text: `Copied ${copied}` }));
          }}
        >
          Copy
        </Button>
      ) : null}
    </span>
  );
}
