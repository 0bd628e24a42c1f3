/**
 * Files on their way to a run. Kept beside the pages, so that leaving the page that chose them does not stop them; a
 * reload does, and the page says beforehand that something is still being sent.
 */
import { useSyncExternalStore } from "react";
import { randomId } from "../../server/random-id.ts";
import { queries } from "../../shell/query-client.ts";
import { runQuery } from "../queries.ts";
import { sendFile } from "../transfer.ts";

export interface Upload {
  readonly id: string;
  readonly run: string;
  readonly file: File;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "here" | "failed";
  readonly error: unknown;
}

const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();
let all: readonly Upload[] = [];
let sending = false;

/** Files of a run are sent one after the other, in the order in which they were chosen. */
export function upload(run: string, files: readonly File[]): void {
  const made = files.map(
    (file): Upload => ({ id: randomId(), run, file, sent: 0, state: "waiting", error: null }),
  );
  change([...all, ...made]);
  void sendNext();
}

export function uploadAgain(id: string): void {
  update(id, { state: "waiting", sent: 0, error: null });
  void sendNext();
}

export function leaveOut(id: string): void {
  stops.get(id)?.abort();
  change(all.filter((each) => each.id !== id));
}

export function useUploads(run: string): readonly Upload[] {
  const every = useSyncExternalStore(subscribe, () => all);
  return every.filter((each) => each.run === run);
}

/** The files of a run that this window still holds. */
export function filesHeld(run: string): readonly File[] {
  return all.filter((each) => each.run === run).map((each) => each.file);
}

async function sendNext(): Promise<void> {
  const next = all.find((each) => each.state === "waiting");
  if (!next || sending) return;
  sending = true;
  const stop = new AbortController();
  stops.set(next.id, stop);
  update(next.id, { state: "sending" });
  try {
    await sendFile(next.run, next.file, (sent) => update(next.id, { sent }), stop.signal);
    update(next.id, { state: "here", sent: next.file.size });
    // A first question still on its way was asked before the file was here: its answer would be taken for the newest.
    const { queryKey } = runQuery(next.run);
    await queries.cancelQueries({ queryKey, exact: true });
    await queries.invalidateQueries({ queryKey, exact: true });
  } catch (error) {
    update(next.id, { state: "failed", error });
  } finally {
    stops.delete(next.id);
    sending = false;
  }
  void sendNext();
}

function update(id: string, part: Partial<Upload>): void {
  change(all.map((each) => (each.id === id ? { ...each, ...part } : each)));
}

function change(next: readonly Upload[]): void {
  all = next;
  window.onbeforeunload = next.some((each) => each.state === "waiting" || each.state === "sending")
    ? (event) => event.preventDefault()
    : null;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
