import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "../look/shortcuts.ts";

/** The one box. On the search page it shows what was searched. */
export function SearchBox() {
  const box = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const searched = useRouterState({
    select: ({ location }) => (location.pathname === "/search" ? String(location.search.q ?? "") : ""),
  });
  const [words, setWords] = useState(searched);
  useEffect(() => setWords(searched), [searched]);
  useShortcut("/", "Search", "Everywhere", () => {
    box.current?.focus();
    box.current?.select();
  });

  return (
    <search className="shell-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim()) void navigate({ to: "/search", search: { q: words.trim() } });
        }}
      >
        <label className="visually-hidden" htmlFor="search-box">
          Search reports, names, numbers and plates
        </label>
        <input
          ref={box}
          id="search-box"
          type="search"
          className="input"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search names, phones, plates, words"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") box.current?.blur();
          }}
        />
        <button type="submit" className="button" data-look="plain">
          Search
        </button>
      </form>
    </search>
  );
}
