/** A moment by the device's own clock. Left alone, nothing of it is said again. */
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";

interface MomentFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly value: string | null;
  /** Offers the present moment. */
  readonly now?: boolean;
  readonly onChange: (instant: string | null) => void;
}

export function MomentField({ pointer, label, value, now = false, onChange }: MomentFieldProps) {
  return (
    <div className="stack-tight">
      <TextField
        pointer={pointer}
        label={label}
        type="datetime-local"
        value={value ? localText(new Date(value)) : ""}
        onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : null)}
      />
      {now && !value ? (
        <Button look="plain" onClick={() => onChange(new Date().toISOString())}>
          {label} now
        </Button>
      ) : null}
    </div>
  );
}

/** As the control wants it: 2025-09-21T14:02, by the device's clock. */
function localText(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
