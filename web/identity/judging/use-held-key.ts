import { type RefObject, useEffect, useRef } from "react";

/** Whether the key that is being told of repeats itself because it is held down. */
export function useHeldKey(): RefObject<boolean> {
  const held = useRef(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      held.current = event.repeat;
    };
    const up = () => {
      held.current = false;
    };
    // While the event is still on its way down: before the shortcuts hear of it.
    window.addEventListener("keydown", down, true);
    window.addEventListener("keyup", up, true);
    return () => {
      window.removeEventListener("keydown", down, true);
      window.removeEventListener("keyup", up, true);
    };
  }, []);
  return held;
}
