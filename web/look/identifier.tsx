import { Button } from "./button.tsx";
import { identifierForms } from "./identifier-groups.ts";
import { toast } from "./toasts.ts";
import "./identifier.css";

/** A plate, phone or account in a face that tells 0 from O, grouped for people. */
export function Identifier({ kind, value }: { readonly kind: string; readonly value: string }) {
  return <span className="identifier mono">{identifierForms(kind, value).shown}</span>;
}

/** Copies what machines want: no spaces, no dashes. */
export function CopyButton({ value }: { readonly value: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      toast({ text: `Copied ${value}` });
    } catch {
      toast({ text: `This browser does not let pages copy. It is ${value}`, tone: "harm" });
    }
  };
  return (
    <Button look="plain" onClick={() => void copy()}>
      Copy<span className="visually-hidden"> {value}</span>
    </Button>
  );
}
