/** A form of one part: what is typed is kept as it is typed, and becomes one operation when it is recorded. */
import { useEffect, useMemo, useRef, useState } from "react";
import type {
  EncounterFieldsWire,
  FieldBodyWire,
  NoteFieldsWire,
  PowerFieldsWire,
  ReferenceFieldsWire,
  ResultFieldsWire,
} from "../../src/contract/field.ts";
import { useActivity, useField } from "./context.tsx";
import type { Unfinished } from "./keep/unfinished.ts";
import { changedFields } from "./work/changed-fields.ts";

const KEPT_AFTER_MS = 400;

export interface PartAddress {
  readonly activity: string;
  readonly part: string;
}

interface FieldsOf {
  readonly encounter: EncounterFieldsWire;
  readonly power: PowerFieldsWire;
  readonly result: ResultFieldsWire;
  readonly reference: ReferenceFieldsWire;
  readonly note: NoteFieldsWire;
}

export interface Form<Fields> {
  readonly fields: Fields;
  readonly change: (change: Partial<Fields>) => void;
  /** Whether it was recorded before. */
  readonly known: boolean;
  /** Something stands in the form that is not recorded. */
  readonly changed: boolean;
  readonly before: Fields;
  readonly record: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function usePartForm<Kind extends keyof FieldsOf>(
  kind: Kind,
  { activity, part }: PartAddress,
): Form<FieldsOf[Kind]> {
  const [, field] = useField();
  const found = useActivity(activity)?.parts.find(({ id }) => id === part);
  const before = useMemo(() => (found?.kind === kind ? found.fields : {}) as FieldsOf[Kind], [found, kind]);
  const [fields, change, done] = useKeptForm<FieldsOf[Kind]>({ activity, part, kind }, before);

  return {
    fields,
    change,
    known: found !== undefined,
    changed: Object.keys(changedFields<object>(before, fields)).length > 0,
    before,
    record: async () => {
      const said = changedFields<object>(before, fields);
      if (!found || Object.keys(said).length > 0) {
        const at = found || kind === "reference" ? {} : { at: new Date().toISOString() };
        const body = { do: "set_part", activity, part, kind, fields: { ...said, ...at } };
        await field.record(body as FieldBodyWire);
      }
      await done();
    },
    remove: async () => {
      if (found) await field.record({ do: "remove_part", activity, part });
      await done();
    },
  };
}

/** Fields as they stand in the form: what was kept unfinished, over what is known. */
export function useKeptForm<Fields extends object>(
  where: Pick<Unfinished, "activity" | "part" | "kind">,
  before: Fields,
): readonly [Fields, (change: Partial<Fields>) => void, () => Promise<void>] {
  const [{ unfinished }, field] = useField();
  const [typed, setTyped] = useState<Partial<Fields>>(
    () => (unfinished.find(({ part }) => part === where.part)?.fields ?? {}) as Partial<Fields>,
  );
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | null>(
    null,
  );
  const flush = useRef<() => void>(() => undefined);
  flush.current = () => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    pending.current.keep();
    pending.current = null;
  };
  // Leaving the screen, or the browser: what was typed within the last moment is kept as well.
  useEffect(() => {
    const hidden = () => flush.current();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      flush.current();
    };
  }, []);

  const change = (more: Partial<Fields>) => {
    const next = { ...typed, ...more };
    setTyped(next);
    if (pending.current) clearTimeout(pending.current.timer);
    const keep = () => void field.begin({ ...where, fields: next as Record<string, unknown> });
    const timer = setTimeout(() => {
      pending.current = null;
      keep();
    }, KEPT_AFTER_MS);
    pending.current = { timer, keep };
  };
  const done = async () => {
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = null;
    setTyped({});
    await field.drop(where.part);
  };
  return [{ ...before, ...typed }, change, done];
}
