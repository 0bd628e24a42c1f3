/** Asks why: a phrase by its number, or words of one's own. Nothing is judged without a reason. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../look/button.tsx";
import { Dialog } from "../../look/dialog.tsx";
import { TextField } from "../../look/fields.tsx";
import { ProblemNotice } from "../../look/states.tsx";
import type { KeptReason } from "./kept-reasons.ts";
import type { ReasonChoice } from "./reason-choices.ts";

interface ReasonDialogProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly submit: string;
  readonly choices: readonly ReasonChoice[];
  /** Whether to offer to keep the reason for the session. */
  readonly mayKeep?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onGive: (words: string, kept: KeptReason | null) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({
  title,
  lead,
  submit,
  choices,
  mayKeep = false,
  busy,
  error,
  onGive,
  onClose,
}: ReasonDialogProps) {
  const box = useRef<HTMLFormElement>(null);
  const [words, setWords] = useState("");
  const [keep, setKeep] = useState(mayKeep);
  const [wrong, setWrong] = useState<string>();
  // The first phrase, or the field where there are none: what somebody came for, rather than the way out.
  useEffect(() => box.current?.querySelector<HTMLElement>("[data-phrase], #reason")?.focus(), []);

  const give = (said: string, kept: KeptReason) => {
    if (!busy) onGive(said, keep ? kept : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inText = event.target instanceof HTMLInputElement && event.target.type === "text";
    const choice = choices[Number(event.key) - 1];
    if (inText || !choice || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    give(choice.words, { choice: choice.id });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        ref={box}
        className="stack"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          const said = words.trim();
          if (said.length < 3)
            return setWrong("Say why in a few words. Whoever comes after you will read it");
          setWrong(undefined);
          give(said, { words: said });
        }}
      >
        {lead ? <div className="soft measure">{lead}</div> : null}
        {error ? <ProblemNotice error={error} /> : null}
        {choices.length > 0 ? (
          <ul className="plain-list reason-phrases">
            {choices.map((choice, index) => (
              <li key={choice.id}>
                <button
                  type="button"
                  className="reason-phrase"
                  data-phrase={choice.id}
                  aria-disabled={busy || undefined}
                  aria-keyshortcuts={String(index + 1)}
                  onClick={() => give(choice.words, { choice: choice.id })}
                >
                  <span className="key" aria-hidden="true">
                    {index + 1}
                  </span>
                  <span>{choice.words}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <TextField
          pointer="/reason"
          label={choices.length > 0 ? "Or in your own words" : "Your reason"}
          error={wrong}
          value={words}
          maxLength={2000}
          onChange={(event) => setWords(event.target.value)}
        />
        {mayKeep ? (
          <div className="choice">
            <input
              id="keep-reason"
              type="checkbox"
              checked={keep}
              onChange={(event) => setKeep(event.target.checked)}
            />
            <label htmlFor="keep-reason">Use it for the next pairs as well</label>
            <div className="choice-hint">
              Until you change it or close this tab. You see it beside the button before you press.
            </div>
          </div>
        ) : null}
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {submit}
          </Button>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
