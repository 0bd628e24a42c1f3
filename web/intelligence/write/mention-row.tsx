import type { MentionDraftWire } from "../../../src/contract/reports.ts";
import { isMentionKind, KINDS } from "../../../src/vocabulary/kinds.ts";
import { Button } from "../../look/button.tsx";
import { Identifier } from "../../look/identifier.tsx";
import { kindLabel } from "../../look/kind-label.ts";

interface MentionRowProps {
  readonly mention: MentionDraftWire;
  readonly chosen: boolean;
  readonly onSet: (change: Partial<MentionDraftWire>) => void;
  readonly onEdit: () => void;
}

export function MentionRow({ mention, chosen, onSet, onEdit }: MentionRowProps) {
  const { kind, text, status } = mention;
  const selector = isMentionKind(kind) && KINDS[kind].selector;
  const hidden = <span className="visually-hidden"> {text}</span>;
  return (
    <div className="mention-row" data-row={mention.id} data-status={status} data-chosen={chosen || undefined}>
      <div>
        <span className="mention-row-words">{selector ? <Identifier kind={kind} value={text} /> : text}</span>
        <div className="soft small">
          {kindLabel(kind)}
          {mention.confidence && mention.confidence !== "certain" ? `, ${mention.confidence}` : ""}
          {status === "suggested" ? ", suggested" : status === "dropped" ? ", dropped" : ""}
        </div>
      </div>
      <div className="button-row">
        {status === "suggested" ? (
          <Button look="plain" size="small" data-act="confirm" onClick={() => onSet({ status: "confirmed" })}>
            Confirm{hidden}
          </Button>
        ) : null}
        {status === "dropped" ? (
          <Button look="quiet" size="small" data-act="confirm" onClick={() => onSet({ status: "suggested" })}>
            Undo{hidden}
          </Button>
        ) : (
          <>
            <Button look="quiet" size="small" data-act="edit" onClick={onEdit}>
              Correct{hidden}
            </Button>
            <Button look="quiet" size="small" data-act="drop" onClick={() => onSet({ status: "dropped" })}>
              Drop{hidden}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
