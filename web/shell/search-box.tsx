/** The one box. It completes the last word from what the reader may read; on the search page it shows what was searched. */
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useShortcut } from "../look/shortcuts.ts";
import "../look/combobox.css";
import { useSuggestions } from "./use-suggestions.ts";

export function SearchBox() {
  const box = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const searched = useRouterState({
    select: ({ location }) => (location.pathname === "/search" ? String(location.search.q ?? "") : ""),
  });
  const [words, setWords] = useState(searched);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useSuggestions(words, open);
  useEffect(() => setWords(searched), [searched]);
  useShortcut("/", "Search", "Everywhere", () => {
    box.current?.focus();
    box.current?.select();
  });

  const go = (q: string) => {
    setOpen(false);
    setActive(-1);
    if (q.trim() === "") return;
    setWords(q.trim());
    void navigate({ to: "/search", search: { q: q.trim() } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive(Math.max(-1, Math.min(found.length - 1, active + step)));
    } else if (event.key === "Escape") {
      if (open && found.length > 0) setOpen(false);
      else box.current?.blur();
    }
  };

  return (
    <search className="shell-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(found[active]?.query ?? words);
        }}
      >
        <label className="visually-hidden" htmlFor="search-box">
          Search reports, names, numbers and plates
        </label>
        <input
          ref={box}
          id="search-box"
          type="search"
          role="combobox"
          className="input"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search names, phones, plates, words"
          aria-expanded={found.length > 0}
          aria-controls="search-suggestions"
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `search-suggestion-${active}` : undefined}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <button type="submit" className="button" data-look="plain">
          Search
        </button>
      </form>
      <div
        id="search-suggestions"
        role="listbox"
        aria-label="Completions"
        className="combobox-list"
        hidden={found.length === 0}
      >
        {found.map((each, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as the pattern has it
          <div
            key={each.query}
            id={`search-suggestion-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="combobox-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(each.query)}
          >
            <span>{each.label}</span>
            <span className="soft small">{each.kind}</span>
          </div>
        ))}
      </div>
    </search>
  );
}
