/** The session ended under an open page: whoever keeps the page is told, so that it leads to the sign-in page and back. */
type Listener = () => void;

const listeners = new Set<Listener>();

/** Doors where a wrong password is answered in the same words as no session. */
const DOORS: readonly string[] = ["/sign-in", "/step-up", "/me"];

export function onSignedOut(listener: Listener): void {
  listeners.add(listener);
}

export function tellSignedOut(path: string, status: number): void {
  if (status !== 401 || DOORS.includes(path)) return;
  for (const tell of listeners) tell();
}
