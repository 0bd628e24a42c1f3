/** `g` and a letter goes somewhere; `?` shows every key that works here. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "../look/dialog.tsx";
import { shortcutsAreOn, switchShortcuts, useShortcut, useShortcutList } from "../look/shortcuts.ts";
import type { Place } from "./navigation.ts";

export function KeyPlaces({ places }: { readonly places: readonly Place[] }) {
  return places.map((place) => <KeyPlace key={place.to} place={place} />);
}

function KeyPlace({ place }: { readonly place: Place }) {
  const navigate = useNavigate();
  useShortcut(`g ${place.letter}`, place.name, "Go to", () => void navigate({ to: place.to }));
  return null;
}

const GROUPS = ["Everywhere", "On this page", "Go to"] as const;

export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useShortcut("?", "Show these keys", "Everywhere", () => setOpen(true));
  return open ? <KeySheet onClose={() => setOpen(false)} /> : null;
}

export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const listed = useShortcutList();
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="stack">
        {GROUPS.map((group) => {
          const keys = listed.filter((each) => each.group === group);
          if (keys.length === 0) return null;
          return (
            <section key={group}>
              <h3>{group}</h3>
              <dl className="key-list">
                {keys.map((each) => (
                  <div key={each.keys}>
                    <dt>
                      {each.keys.split(" ").map((key, index) => (
                        <span key={key}>
                          {index > 0 ? " then " : ""}
                          <kbd>{key}</kbd>
                        </span>
                      ))}
                    </dt>
                    <dd>{each.does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <ShortcutSwitch />
      </div>
    </Dialog>
  );
}

export function ShortcutSwitch() {
  const [on, setOn] = useState(shortcutsAreOn);
  return (
    <div className="choice">
      <input
        id="shortcut-switch"
        type="checkbox"
        checked={on}
        onChange={(event) => {
          switchShortcuts(event.target.checked);
          setOn(event.target.checked);
        }}
      />
      <label htmlFor="shortcut-switch">Single keys do things</label>
      <div className="choice-hint">
        Turn this off if you dictate: spoken letters would otherwise act as keys.
      </div>
    </div>
  );
}
