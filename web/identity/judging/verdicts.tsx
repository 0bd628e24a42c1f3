/**
 * Same, different, unsure: three buttons and three keys, each with the reason that would be recorded beside it. The
 * machine only suggests; a named person who has the words before them decides.
 */
import { useState } from "react";
import type { SaysWire } from "../../../src/contract/identity.ts";
import { Button } from "../../look/button.tsx";
import { plural } from "../../look/instants.ts";
import { useShortcut } from "../../look/shortcuts.ts";
import { ProblemNotice } from "../../look/states.tsx";
import { toast } from "../../look/toasts.ts";
import { keepReason, keptWords } from "./kept-reasons.ts";
import { type Grounds, reasonChoices } from "./reason-choices.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { useHeldKey } from "./use-held-key.ts";
import type { Judging, PairIds } from "./use-judging.ts";
import "./judging.css";

const VERDICTS = [
  { says: "same", letter: "s", name: "Same", does: "Judge the same" },
  { says: "different", letter: "d", name: "Different", does: "Judge different" },
  { says: "unsure", letter: "u", name: "Unsure", does: "Leave unsure" },
] as const satisfies readonly { says: SaysWire; letter: string; name: string; does: string }[];

interface VerdictsProps {
  readonly pairs: readonly PairIds[];
  readonly grounds: Grounds;
  readonly judging: Judging;
}

export function Verdicts({ pairs, grounds, judging }: VerdictsProps) {
  const [asking, setAsking] = useState<SaysWire | null>(null);
  const held = useHeldKey();
  const many = pairs.length > 1;
  // What is said of several at once is asked each time: a phrase about one pair need not hold for the next.
  const kept = (says: SaysWire) => (many ? null : keptWords(says, grounds));

  const press = (says: SaysWire) => {
    // A key that is held down would judge pair after pair unread.
    if (held.current) return;
    if (judging.busy || pairs.length === 0) return;
    const words = kept(says);
    if (words === null) setAsking(says);
    else void judging.judge(says, words, pairs);
  };
  return (
    <section className="verdicts no-print" aria-label={many ? "Judge the chosen pairs" : "Judge this pair"}>
      {judging.error && asking === null ? <ProblemNotice error={judging.error} /> : null}
      {many ? <p className="verdicts-many">For the {pairs.length} chosen pairs, at once:</p> : null}
      <ul className="plain-list verdict-list">
        {VERDICTS.map(({ says, ...verdict }) => (
          <Verdict
            key={says}
            {...verdict}
            because={kept(says)}
            busy={judging.busy}
            onPress={() => press(says)}
            onChange={() => setAsking(says)}
          />
        ))}
      </ul>
      <UndoKey judging={judging} />
      {asking ? (
        <ReasonDialog
          title={TITLES[asking](pairs.length)}
          submit={many ? `Judge ${plural(pairs.length, "pair")}` : "Judge"}
          choices={reasonChoices(asking, grounds)}
          mayKeep={!many}
          busy={judging.busy}
          error={judging.error}
          onClose={() => setAsking(null)}
          onGive={(words, keep) => {
            if (!many) keepReason(asking, keep);
            void judging.judge(asking, words, pairs).then((done) => done && setAsking(null));
          }}
        />
      ) : null}
    </section>
  );
}

const TITLES: Readonly<Record<SaysWire, (pairs: number) => string>> = {
  same: (pairs) => (pairs === 1 ? "Why are they the same?" : `Why are these ${pairs} pairs the same?`),
  different: (pairs) => (pairs === 1 ? "Why are they different?" : `Why are these ${pairs} pairs different?`),
  unsure: (pairs) => (pairs === 1 ? "Why can it not be told?" : `Why can these ${pairs} not be told?`),
};

interface VerdictProps {
  readonly letter: string;
  readonly name: string;
  readonly does: string;
  readonly because: string | null;
  readonly busy: boolean;
  readonly onPress: () => void;
  readonly onChange: () => void;
}

function Verdict({ letter, name, does, because, busy, onPress, onChange }: VerdictProps) {
  useShortcut(letter, does, "On this page", onPress);
  return (
    <li className="verdict">
      <Button look="plain" busy={busy} aria-keyshortcuts={letter} onClick={onPress}>
        {name}{" "}
        <span className="key" aria-hidden="true">
          {letter}
        </span>
      </Button>
      <p className="verdict-because small">
        {because === null ? (
          <span className="soft">You will be asked why.</span>
        ) : (
          <>
            <span className="soft">Because:</span> {because}{" "}
            <Button look="quiet" size="small" onClick={onChange}>
              Change<span className="visually-hidden"> the reason for {name.toLowerCase()}</span>
            </Button>
          </>
        )}
      </p>
    </li>
  );
}

function UndoKey({ judging }: { readonly judging: Judging }) {
  useShortcut("z", "Take back what you judged last", "On this page", () => {
    if (!judging.undoLast()) toast({ text: "You have judged nothing on this page that could be taken back" });
  });
  return null;
}
