import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { SuggestionsWire } from "../../src/contract/search.ts";
import { kindLabel } from "../look/kind-label.ts";
import { get } from "../server/call.ts";

const PAUSE_MS = 220;
const SHORTEST = 2;
const MOST_SHOWN = 8;
const NONE: SuggestionsWire["items"] = [];

/** Completions of the last word, asked a moment after the typing pauses. A failure shows none: the search itself still works. */
export function useSuggestions(words: string, open: boolean): SuggestionsWire["items"] {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const wanted = open && asked.trim().length >= SHORTEST;
  const { data } = useQuery({
    queryKey: ["suggest", asked],
    queryFn: ({ signal }) => get<SuggestionsWire>("/search/suggest", { search: { q: asked }, signal }),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (!wanted || !data) return NONE;
  return data.items.slice(0, MOST_SHOWN).map((each) => ({ ...each, kind: kindLabel(each.kind) }));
}
