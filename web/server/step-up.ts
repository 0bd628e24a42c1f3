/**
 * The server asks for the password again before what cannot be taken back: sharing, releasing, erasing. Whoever called
 * waits here until the dialog has an answer, and then goes on where it was.
 */
type Asker = () => Promise<boolean>;

let ask: Asker | null = null;

/** The shell offers the dialog. */
export function offerStepUp(asker: Asker): () => void {
  ask = asker;
  return () => {
    if (ask === asker) ask = null;
  };
}

export function askToStepUp(): Promise<boolean> {
  return ask ? ask() : Promise.resolve(false);
}
