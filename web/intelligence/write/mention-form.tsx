/** Corrects what a mention is: its kind, how sure it is, and what is known of it. The words stay as they were written. */
import { type FormEvent, useState } from "react";
import type { MentionDraftWire } from "../../../src/contract/reports.ts";
import { isMentionKind, KINDS, MENTION_KINDS } from "../../../src/vocabulary/kinds.ts";
import { Button } from "../../look/button.tsx";
import { SelectField, TextField } from "../../look/fields.tsx";
import { kindProperties } from "../../look/kind-label.ts";

type Change = Pick<MentionDraftWire, "kind" | "properties" | "confidence">;

interface MentionFormProps {
  readonly mention: MentionDraftWire;
  readonly onKeep: (change: Change) => void;
  readonly onCancel: () => void;
}

const CONFIDENCES = ["certain", "likely", "possible"] as const;

export function MentionForm({ mention, onKeep, onCancel }: MentionFormProps) {
  const [kind, setKind] = useState(mention.kind);
  const [properties, setProperties] = useState(mention.properties);
  const [confidence, setConfidence] = useState(mention.confidence ?? "certain");
  const place = `/mention-${mention.id}`;

  const keep = (event: FormEvent) => {
    event.preventDefault();
    const declared = new Set(kindProperties(kind).map((each) => each.id));
    const filled = Object.entries(properties).filter(
      ([name, value]) => declared.has(name) && value.trim() !== "",
    );
    onKeep({ kind, properties: Object.fromEntries(filled), confidence });
  };

  return (
    <form
      onSubmit={keep}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
      className="mention-row stack-tight"
      data-status="confirmed"
    >
      <p>
        <strong>“{mention.text}”</strong>
      </p>
      <SelectField
        pointer={`${place}-kind`}
        label="What it is"
        hint={isMentionKind(kind) ? KINDS[kind].help : undefined}
        value={kind}
        autoFocus
        onChange={(event) => setKind(event.target.value)}
      >
        {MENTION_KINDS.map((id) => (
          <option key={id} value={id}>
            {KINDS[id].label}
          </option>
        ))}
      </SelectField>
      {kindProperties(kind).map(({ id, label }) => (
        <TextField
          key={id}
          pointer={`${place}-${id}`}
          label={label}
          value={properties[id] ?? ""}
          onChange={(event) => setProperties({ ...properties, [id]: event.target.value })}
        />
      ))}
      <SelectField
        pointer={`${place}-confidence`}
        label="How sure that it is this"
        value={confidence}
        onChange={(event) =>
          setConfidence(CONFIDENCES.find((each) => each === event.target.value) ?? "certain")
        }
      >
        <option value="certain">Certain</option>
        <option value="likely">Likely</option>
        <option value="possible">Possible</option>
      </SelectField>
      <div className="button-row">
        <Button type="submit" size="small">
          Keep
        </Button>
        <Button look="plain" size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
