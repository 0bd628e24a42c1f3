import { KINDS } from "../../../src/vocabulary/kinds.ts";

const DATES: ReadonlySet<string> = new Set(
  Object.values(KINDS).flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([id, { type }]) => (type === "date" ? [id] : [])),
  ),
);

/** Whether a property holds a date, whatever the kind: it is shown in words and kept as it was written. */
export const isDate = (property: string): boolean => DATES.has(property);
