/** When to send: soon after something is recorded, when a signal comes back, and again after a while where it failed. */
const SOON_MS = 300;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
const LOOK_EVERY_MS = 60_000;

export interface Loop {
  /** Something waits. */
  readonly nudge: () => void;
  /** Now, whatever was planned; answers when the round is over. */
  readonly now: () => Promise<void>;
  readonly stop: () => void;
}

/** `round` says whether it came through. Rounds of all windows of this browser take turns. */
export function startLoop(round: () => Promise<boolean>): Loop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(), ms);
  };
  const once = async () => {
    const through = await navigator.locks.request("tributary-field-sync", round).catch(() => false);
    failures = through ? 0 : failures + 1;
    plan(through ? LOOK_EVERY_MS : waitAfter(failures));
  };
  const run = (): Promise<void> => {
    if (running) {
      again = true;
      return running;
    }
    running = once().finally(() => {
      running = null;
      if (again && failures === 0) plan(SOON_MS);
      again = false;
    });
    return running;
  };
  const back = () => void run();
  const shown = () => {
    if (document.visibilityState === "visible") void run();
  };
  window.addEventListener("online", back);
  document.addEventListener("visibilitychange", shown);
  plan(0);
  return {
    nudge: () => {
      // While it fails, a tap does not hurry the next try.
      if (failures === 0) plan(SOON_MS);
      if (running) again = true;
    },
    now: run,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", back);
      document.removeEventListener("visibilitychange", shown);
    },
  };
}

/** Twice as long each time, up to a minute; not all devices of a van at one moment. */
export function waitAfter(failures: number, chance = Math.random()): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (0.75 + chance / 2));
}
