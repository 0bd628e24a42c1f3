import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { TextField } from "../../look/fields.tsx";
import { go } from "../address.ts";
import { useField } from "../context.tsx";

/** An activity that should not have been begun: withdrawn with a reason, never just gone. */
export function Withdraw({ id }: { readonly id: string }) {
  const [, field] = useField();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  if (!open) {
    return (
      <Button look="quiet" onClick={() => setOpen(true)}>
        Withdraw this activity
      </Button>
    );
  }
  const withdraw = async () => {
    if (reason.trim() === "") return setError("Say why");
    await field.record({ do: "withdraw", activity: id, reason: reason.trim() });
    go("");
  };
  return (
    <div className="notice stack-tight" data-tone="harm">
      <TextField
        pointer="/reason"
        label="Why is it withdrawn?"
        hint="Such as: begun twice by mistake. Its counts go with it."
        maxLength={1000}
        error={error}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <Button look="harm" onClick={() => void withdraw()}>
          Withdraw
        </Button>
        <Button look="plain" onClick={() => setOpen(false)}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
