/** A moment after the words change, asks the server what they speak of. Nothing is stored by asking. */
import { useEffect, useRef, useState } from "react";
import type { RecognisedWire } from "../../../src/contract/recognise.ts";
import { call } from "../../server/call.ts";
import type { DraftItem } from "./draft.ts";
import { suggest } from "./recognised-mentions.ts";

const PAUSE_MS = 450;

export function useRecognition(
  text: string,
  onChange: (change: (item: DraftItem) => DraftItem) => void,
  onRequirements: (requirements: RecognisedWire["requirements"]) => void,
) {
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState(false);
  const told = useRef({ onChange, onRequirements });
  told.current = { onChange, onRequirements };

  useEffect(() => {
    if (text.trim() === "") return;
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      setWorking(true);
      try {
        const found = await call<RecognisedWire>("POST", "/text/recognise", {
          body: { text },
          signal: asked.signal,
          asksOnly: true,
        });
        // The words may have changed since; what was found belongs to the words it was found in.
        told.current.onChange((item) => (item.text === text ? suggest(item, found) : item));
        told.current.onRequirements(found.requirements);
        setFailed(false);
      } catch {
        if (!asked.signal.aborted) setFailed(true);
      } finally {
        if (!asked.signal.aborted) setWorking(false);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [text]);

  return { working, failed };
}
