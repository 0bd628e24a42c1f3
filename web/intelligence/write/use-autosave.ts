/**
 * Saves a draft by itself a moment after each change, one save at a time, and says how that stands. What was not saved
 * is on this device; a save that meets another's change stops and shows both.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftSavedWire, ReportDetailWire } from "../../../src/contract/reports.ts";
import { get, post, put } from "../../server/call.ts";
import { Refusal } from "../../server/problem.ts";
import { type Draft, isBlank, wireOf } from "./draft.ts";
import { keepDraft } from "./kept-drafts.ts";

export type SaveState =
  | { readonly kind: "new" }
  | { readonly kind: "waiting" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "conflict"; readonly theirs: ReportDetailWire };

export interface Saved {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
}

const PAUSE_MS = 1_200;
const RETRY_MS = 15_000;

export function useAutosave(
  draft: Draft,
  start: Saved | null,
  onFirst: (saved: Saved) => void,
  unsaved: boolean,
) {
  const [state, setState] = useState<SaveState>({ kind: "new" });
  const [saved, setSaved] = useState<Saved | null>(start);
  const latest = useRef(draft);
  const sent = useRef<Draft | null>(unsaved ? null : draft);
  const place = useRef(start);
  const running = useRef<Promise<Saved | null> | null>(null);
  latest.current = draft;

  /** Saves until nothing is newer than what was sent; answers the last save, or null when it did not succeed. */
  const save = useCallback((): Promise<Saved | null> => {
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;

    async function run(): Promise<Saved | null> {
      try {
        do {
          const sending = latest.current;
          setState({ kind: "saving" });
          const answer = await send(sending, place.current);
          const first = place.current === null;
          place.current = { id: answer.id, reference: answer.reference, revision: answer.revision };
          sent.current = sending;
          setSaved(place.current);
          keepDraft(answer.id, {
            draft: sending,
            revision: answer.revision,
            saved: true,
            at: answer.savedAt,
          });
          setState({ kind: "saved", at: answer.savedAt });
          if (first) onFirst(place.current);
        } while (latest.current !== sent.current);
        return place.current;
      } catch (error) {
        if (error instanceof Refusal && error.code === "conflict" && place.current) {
          const theirs = await get<ReportDetailWire>(`/reports/${place.current.id}`).catch(() => null);
          setState(theirs ? { kind: "conflict", theirs } : { kind: "failed", error });
        } else setState({ kind: "failed", error });
        return null;
      }
    }
  }, [onFirst]);

  useEffect(() => {
    if (draft === sent.current || (place.current === null && isBlank(draft))) return;
    const at = new Date().toISOString();
    keepDraft(place.current?.id ?? "new", { draft, revision: place.current?.revision, saved: false, at });
    setState((before) => (before.kind === "conflict" ? before : { kind: "waiting" }));
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, save]);

  const failed = state.kind === "failed" && mayPass(state.error);
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(() => void save(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [failed, save]);

  /** After a conflict: go on from the other's revision with the words given. */
  const settle = useCallback((theirs: ReportDetailWire) => {
    place.current = { id: theirs.id, reference: theirs.reference, revision: theirs.revision };
    setSaved(place.current);
    setState({ kind: "waiting" });
  }, []);

  return { state, saved, save, settle };
}

function send(draft: Draft, place: Saved | null): Promise<DraftSavedWire> {
  return place === null
    ? post<DraftSavedWire>("/reports", wireOf(draft, undefined))
    : put<DraftSavedWire>(`/reports/${place.id}`, wireOf(draft, place.revision));
}

/** A connection or a server that failed may come back; what was refused stays refused until it is changed. */
function mayPass(error: unknown): boolean {
  return error instanceof Refusal && (error.problem.status === 0 || error.problem.status >= 500);
}
