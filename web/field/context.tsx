import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { ActivityWire } from "../../src/contract/field.ts";
import type { Field, FieldState } from "./field.ts";

interface Open {
  readonly field: Field;
  readonly lock: () => void;
  /** Everything is gone from the device; the words say why. */
  readonly leave: (words: string) => void;
}

const OpenContext = createContext<Open | null>(null);

export function OpenProvider({ open, children }: { readonly open: Open; readonly children: ReactNode }) {
  return <OpenContext value={open}>{children}</OpenContext>;
}

export function useOpen(): Open {
  const open = useContext(OpenContext);
  if (!open) throw new Error("useOpen while locked");
  return open;
}

export function useField(): readonly [FieldState, Field] {
  const { field } = useOpen();
  return [useSyncExternalStore(field.subscribe, field.state), field];
}

export function useActivity(id: string): ActivityWire | undefined {
  const [{ activities }] = useField();
  return activities.find((each) => each.id === id);
}
