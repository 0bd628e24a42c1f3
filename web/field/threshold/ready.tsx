/** After the lock is set: whether the browser promises to keep what is recorded, and how to put the app on the home screen. */
import { useEffect, useState } from "react";
import { Button } from "../../look/button.tsx";
import { Notice } from "../notices.tsx";
import { Frame } from "../screen.tsx";

export type Kept = "yes" | "no" | "unknown";

/** Asked from a press of a button: some browsers ask the person then. */
export async function askToKeep(): Promise<Kept> {
  if (!navigator.storage?.persist) return "unknown";
  const kept = (await navigator.storage.persisted()) || (await navigator.storage.persist());
  return kept ? "yes" : "no";
}

export async function isKept(): Promise<Kept> {
  if (!navigator.storage?.persisted) return "unknown";
  return (await navigator.storage.persisted()) ? "yes" : "no";
}

export const KEPT_WORDS: Readonly<Record<Kept, string>> = {
  yes: "This browser has promised to keep what you record until you sign out.",
  no: "This browser has not promised to keep what you record: it may clear it when the device runs out of space. Put the app on your home screen, and send as soon as you have a signal.",
  unknown: "This browser does not say whether it keeps what you record. Send as soon as you have a signal.",
};

/** Whether the app's own files are here, so that it opens without a signal. */
export function useWorksOffline(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void navigator.serviceWorker?.ready.then(() => setReady(true));
  }, []);
  return ready;
}

interface Installing extends Event {
  prompt(): Promise<unknown>;
}
let installing: Installing | null = null;
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installing = event as Installing;
});

export function InstallButton() {
  const [offered, setOffered] = useState(installing !== null);
  if (!offered) return null;
  return (
    <Button
      look="plain"
      onClick={() => {
        void installing?.prompt();
        installing = null;
        setOffered(false);
      }}
    >
      Put it on the home screen
    </Button>
  );
}

export function Ready({ kept, onGo }: { readonly kept: Kept; readonly onGo: () => void }) {
  const offline = useWorksOffline();
  return (
    <Frame title="Ready" actions={<Button onClick={onGo}>Start</Button>}>
      <Notice tone={offline ? "done" : undefined}>
        <p>
          {offline
            ? "The app opens without a signal from now on."
            : "Fetching the app, so that it opens without a signal…"}
        </p>
      </Notice>
      <Notice tone={kept === "yes" ? "done" : "late"}>
        <p>{KEPT_WORDS[kept]}</p>
      </Notice>
      <InstallButton />
    </Frame>
  );
}
