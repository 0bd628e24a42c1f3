/** What the words mention: suggested until the author confirms, corrects or drops it. Arrow keys move, c confirms, x drops, e corrects. */
import { type KeyboardEvent, useRef, useState } from "react";
import type { MentionDraftWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { useFocusBack } from "../../look/focus-back.ts";
import { randomId } from "../../server/random-id.ts";
import type { DraftItem } from "./draft.ts";
import { MentionForm } from "./mention-form.tsx";
import { MentionRow } from "./mention-row.tsx";
import { linksAmong } from "./recognised-mentions.ts";

interface MentionListProps {
  readonly item: DraftItem;
  readonly chosen: string | null;
  readonly selected: readonly [number, number] | null;
  readonly working: boolean;
  readonly failed: boolean;
  readonly onChange: (change: (item: DraftItem) => DraftItem) => void;
}

export function MentionList({ item, chosen, selected, working, failed, onChange }: MentionListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const rows = useRef<HTMLDivElement>(null);
  const focusBack = useFocusBack(rows);
  const close = (id: string) => {
    setOpen(null);
    focusBack(id);
  };
  const suggested = item.mentions.filter((mention) => mention.status === "suggested");
  const set = (id: string, change: Partial<MentionDraftWire>) =>
    onChange((before) => {
      const mentions = before.mentions.map((each) => (each.id === id ? { ...each, ...change } : each));
      return { ...before, mentions, links: linksAmong(before.links, mentions) };
    });
  const words = selected ? item.text.slice(...selected) : "";

  return (
    <section aria-label="Mentions">
      <div className="panel-head">
        <h3>
          Mentions{" "}
          <span className="soft number">
            {item.mentions.filter((each) => each.status !== "dropped").length}
          </span>
          <span className="soft small" role="status">
            {working ? " looking…" : ""}
          </span>
        </h3>
        {suggested.length > 1 ? (
          <Button
            look="quiet"
            size="small"
            onClick={() =>
              onChange((before) => ({
                ...before,
                mentions: before.mentions.map((each) =>
                  each.status === "suggested" ? { ...each, status: "confirmed" } : each,
                ),
              }))
            }
          >
            Confirm all {suggested.length}
          </Button>
        ) : null}
      </div>
      {failed ? (
        <p className="small late">
          The words could not be looked through just now. Write on; it is tried again as you write.
        </p>
      ) : null}
      {item.mentions.length === 0 && !failed ? (
        <p className="soft small">
          Names, phones, plates, accounts and dates are found as you write. Select words to mark what was
          missed.
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move among buttons that work by themselves */}
      <div ref={rows} onKeyDown={moveAmongRows} data-own-keys="">
        {item.mentions.map((mention) =>
          open === mention.id ? (
            <MentionForm
              key={mention.id}
              mention={mention}
              onCancel={() => close(mention.id)}
              onKeep={(change) => {
                set(mention.id, { ...change, status: "confirmed" });
                close(mention.id);
              }}
            />
          ) : (
            <MentionRow
              key={mention.id}
              mention={mention}
              chosen={mention.id === chosen}
              onSet={(change) => {
                set(mention.id, change);
                focusBack(mention.id);
              }}
              onEdit={() => setOpen(mention.id)}
            />
          ),
        )}
      </div>
      {selected && words.trim() ? (
        <Button
          look="plain"
          size="small"
          onClick={() => {
            const id = randomId();
            const [start, end] = selected;
            const made: MentionDraftWire = {
              id,
              kind: "person",
              text: words,
              properties: { name: words.trim() },
              start,
              end,
              status: "confirmed",
              confidence: "certain",
            };
            onChange((before) => ({ ...before, mentions: [...before.mentions, made] }));
            setOpen(id);
          }}
        >
          Mark “{words.length > 28 ? `${words.slice(0, 28)}…` : words}”
        </Button>
      ) : null}
    </section>
  );
}

const KEYS: Readonly<Record<string, string>> = { c: "confirm", x: "drop", e: "edit" };

function moveAmongRows(event: KeyboardEvent<HTMLDivElement>): void {
  const target = event.target as HTMLElement;
  if (target.closest("form") || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".mention-row")];
  const at = rows.findIndex((row) => row.contains(target));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    rows[at + step]?.querySelector<HTMLElement>("button")?.focus();
  }
  const act = KEYS[event.key];
  if (act) rows[at]?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click();
}
