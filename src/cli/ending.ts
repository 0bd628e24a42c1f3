/**
 * When to stop: at Ctrl-C, at a polite kill, or when whoever started us is gone. A second Ctrl-C means "now".
 */
export interface Ending {
  /** Resolves at the first wish to stop. */
  readonly wished: Promise<void>;
}

/** One Ctrl-C arrives several times, from the terminal and again from npm: what follows at once is its echo. */
const ECHO_MS = 1_000;

export function watchForEnding(): Ending {
  const { promise, resolve } = Promise.withResolvers<void>();
  let first = 0;
  const wish = () => {
    if (first === 0) {
      first = Date.now();
      resolve();
    } else if (Date.now() - first > ECHO_MS) {
      console.error("Stopping at once.");
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, wish);
  // The launcher holds this channel; if it was killed outright, nobody is left to stop us.
  process.once("disconnect", wish);
  process.channel?.unref();
  return { wished: promise };
}
