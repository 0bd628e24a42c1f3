/** A newer app waits until this one is done with: it takes over when asked, and what was recorded stays. */
import { useEffect, useState } from "react";
import { Button } from "../../look/button.tsx";
import { Notice } from "../notices.tsx";

export function NewVersion() {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    void navigator.serviceWorker?.getRegistration("/field").then((found) => {
      setWaiting(found?.waiting ?? null);
    });
  }, []);
  if (!waiting) return null;
  const take = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload(), {
      once: true,
    });
    waiting.postMessage("take over");
  };
  return (
    <Notice tone="action" title="A newer version is ready">
      <p>You unlock once more. Nothing you recorded is lost.</p>
      <Button look="plain" onClick={take}>
        Use it now
      </Button>
    </Notice>
  );
}
