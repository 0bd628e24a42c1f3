/**
 * The open app: what this person carries, counts and sends. Everything a screen shows comes from here, and everything it
 * records goes through `record`, which is on the disk before anything is shown.
 */
import type {
  ActivityWire,
  FieldBodyWire,
  FieldBundleWire,
  FieldSyncedWire,
} from "../../src/contract/field.ts";
import { refusalOf } from "../server/problem.ts";
import {
  type Carried,
  type Choices,
  keepChoices,
  NOTHING_CARRIED,
  readCarried,
  readChoices,
} from "./keep/carried.ts";
import { append, discard, lastSequence, overtaken, type Waiting, waiting } from "./keep/outbox.ts";
import type { Shelves } from "./keep/shelves.ts";
import { allUnfinished, dropUnfinished, keepUnfinished, type Unfinished } from "./keep/unfinished.ts";
import { type Keys, seen, wipe } from "./keep/vault.ts";
import { ask, isSignedOut, isUnreachable, type Why } from "./sync/ask.ts";
import { type Loop, startLoop } from "./sync/loop.ts";
import { keepBundle, sendAll } from "./sync/send.ts";
import type { OutboxState } from "./work/outbox-words.ts";
import { shown } from "./work/reducer.ts";

const BUNDLE_EVERY_MS = 15 * 60_000;

export interface FieldState {
  readonly device: string;
  readonly choices: Choices;
  readonly bundle: FieldBundleWire | null;
  readonly offsetMs: number;
  /** As they will be once everything is sent. */
  readonly activities: readonly ActivityWire[];
  readonly waiting: readonly Waiting[];
  readonly unfinished: readonly Unfinished[];
  readonly outbox: OutboxState;
  /** Why the server took nothing when it was last asked. */
  readonly trouble: string | null;
  readonly revoked: boolean;
}

export interface Field {
  readonly state: () => FieldState;
  readonly subscribe: (listener: () => void) => () => void;
  /** What is to be done may depend on how things stand at its turn. */
  readonly record: (make: FieldBodyWire | ((state: FieldState) => FieldBodyWire | null)) => Promise<void>;
  readonly begin: (form: Unfinished) => Promise<void>;
  readonly drop: (part: string) => Promise<void>;
  readonly choose: (change: Partial<Choices>) => Promise<void>;
  readonly discardRefused: (sequence: number) => Promise<void>;
  readonly sync: (withBundle?: boolean) => Promise<void>;
  readonly ask: <Answer>(method: "GET" | "POST", path: string, body?: unknown) => Promise<Answer>;
  readonly why: () => Why;
  readonly forget: () => Promise<void>;
  readonly close: () => void;
}

export async function openField(shelves: Shelves, keys: Keys): Promise<Field> {
  const chosen = await readChoices(shelves, keys.outbox);
  if (!chosen) throw new Error("The device holds no person.");
  const channel = new BroadcastChannel("tributary-field");
  const listeners = new Set<() => void>();
  let choices = chosen;
  let carried: Carried = NOTHING_CARRIED;
  let all: readonly Waiting[] = [];
  let forms: readonly Unfinished[] = [];
  let line: Pick<OutboxState, "signal" | "sending" | "trouble"> = {
    signal: navigator.onLine ? "unknown" : "none",
    sending: false,
    trouble: null,
  };
  let trouble: string | null = null;
  let revoked = false;
  let bundledAt = 0;
  let state = look();

  function look(): FieldState {
    const { bundle, sentAt, offsetMs } = carried;
    const author = { device: keys.device, name: choices.person.name, agency: choices.person.agency };
    const refused = all.filter((each) => each.refused !== null).length;
    return {
      device: keys.device,
      choices,
      bundle,
      offsetMs,
      activities: shown(bundle?.activities ?? [], all, author),
      waiting: all,
      unfinished: forms,
      outbox: { ...line, waiting: all.length - refused, refused, unfinished: forms.length, sentAt },
      trouble,
      revoked,
    };
  }
  const tell = () => {
    state = look();
    for (const listener of listeners) listener();
  };
  const reload = async () => {
    carried = await readCarried(shelves, keys.carried);
    all = await waiting(shelves, keys.outbox);
    forms = await allUnfinished(shelves, keys.outbox);
    choices = (await readChoices(shelves, keys.outbox)) ?? choices;
    tell();
  };
  const changed = async () => {
    channel.postMessage("changed");
    await reload();
  };
  const setLine = (next: Partial<typeof line>) => {
    line = { ...line, ...next };
    tell();
  };
  const why = (): Why => choices.person;
  const asked = <Answer>(method: "GET" | "POST", path: string, body?: unknown) =>
    ask<Answer>(method, path, why(), body);

  const fetchBundle = async () => {
    const bundle = await asked<FieldBundleWire>("GET", "/field");
    await keepBundle(shelves, keys, bundle);
    await seen(shelves, Date.now());
    bundledAt = Date.now();
  };

  const round = async (): Promise<boolean> => {
    if (!navigator.onLine) {
      setLine({ signal: "none" });
      return false;
    }
    setLine({ sending: state.outbox.waiting > 0 });
    try {
      const send = (body: unknown) => asked<FieldSyncedWire>("POST", "/field/sync", body);
      const done = await sendAll(shelves, keys, send, () => new Date());
      revoked = done.revoked;
      if (!revoked && Date.now() - bundledAt > BUNDLE_EVERY_MS) await fetchBundle();
      line = { signal: "there", trouble: null, sending: false };
      trouble = null;
      await changed();
      return true;
    } catch (error) {
      const { title, detail } = refusalOf(error);
      trouble = detail ?? title;
      line = {
        sending: false,
        signal: isUnreachable(error) ? "none" : "there",
        trouble: isUnreachable(error) ? null : isSignedOut(error) ? "sign_in" : "server",
      };
      // Part of it may have come through.
      await changed();
      return false;
    }
  };

  const record: Field["record"] = async (make) => {
    await navigator.locks.request("tributary-field-record", async () => {
      // Another window may have counted meanwhile.
      if ((await lastSequence(shelves)) !== (all.at(-1)?.sequence ?? 0))
        all = await waiting(shelves, keys.outbox);
      state = look();
      const body = typeof make === "function" ? make(state) : make;
      if (body === null) return;
      const base = carried.bundle?.activities.find(({ id }) => id === body.activity)?.version ?? 0;
      const operation = { base, at: new Date().toISOString(), body };
      const earlier = overtaken(all, operation);
      const added = await append(shelves, keys.outbox, operation, earlier);
      all = [...all.filter(({ sequence }) => sequence !== earlier), added];
    });
    channel.postMessage("changed");
    tell();
    loop.nudge();
  };

  // Signed out in another window: nothing of it stays in this one.
  channel.onmessage = ({ data }) => (data === "gone" ? window.location.reload() : void reload());
  const noSignal = () => setLine({ signal: "none" });
  window.addEventListener("offline", noSignal);
  await reload();
  const loop: Loop = startLoop(round);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record,
    begin: async (form) => {
      await keepUnfinished(shelves, keys.outbox, form);
      forms = [...forms.filter(({ part }) => part !== form.part), form];
      tell();
    },
    drop: async (part) => {
      await dropUnfinished(shelves, part);
      forms = forms.filter((each) => each.part !== part);
      tell();
    },
    choose: async (change) => {
      choices = { ...choices, ...change };
      await keepChoices(shelves, keys.outbox, choices);
      tell();
    },
    discardRefused: async (sequence) => {
      await discard(shelves, sequence);
      await changed();
    },
    sync: async (withBundle = false) => {
      if (withBundle) bundledAt = 0;
      await loop.now();
    },
    ask: asked,
    why,
    forget: async () => {
      // Said while it can still be said in this person's name; the wipe does not wait for an answer that fails.
      await asked("POST", `/field/devices/${keys.device}/wiped`).catch(() => undefined);
      await wipe(shelves);
      channel.postMessage("gone");
    },
    close: () => {
      loop.stop();
      channel.close();
      window.removeEventListener("offline", noSignal);
    },
  };
}
