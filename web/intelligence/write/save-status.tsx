import { Button } from "../../look/button.tsx";
import { clockText } from "../../look/instants.ts";
import { refusalOf } from "../../server/problem.ts";
import type { SaveState } from "./use-autosave.ts";

/** Whether what is written is safe, in a line that is always there. */
export function SaveStatus({ state, onSave }: { readonly state: SaveState; readonly onSave: () => void }) {
  return (
    <span className="row small" role="status">
      <Words state={state} />
      {state.kind === "failed" ? (
        <Button look="plain" size="small" onClick={onSave}>
          Save now
        </Button>
      ) : null}
    </span>
  );
}

function Words({ state }: { readonly state: SaveState }) {
  switch (state.kind) {
    case "new":
      return <span className="soft">Keeps itself as you write</span>;
    case "waiting":
    case "saving":
      return <span className="soft">Saving…</span>;
    case "saved":
      return <span className="soft">Saved {clockText(state.at)}</span>;
    case "failed":
      return <span className="late">Not saved, kept on this device. {refusalOf(state.error).detail}</span>;
    case "conflict":
      return <span className="late">Not saved: somebody else changed this report</span>;
  }
}
