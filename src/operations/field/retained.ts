/**
 * How long what says who somebody is stays. People who are not categorised are no database (DPA 2018 s.38): their name, birth
 * date and numbers go after a short time, unless a named person records why longer. Whoever is categorised follows their case.
 */
import type { Part } from "./document.ts";
import type { Fields } from "./spoken.ts";

/** Practitioners' default; an owner sets another by TRIBUTARY_FORGET_AFTER_DAYS. */
export const IDENTITY_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** The fields of an encounter that say who somebody is, or lead there. */
export const IDENTIFYING = ["name", "birthDate", "identifiers", "check"] as const;

export function identifies(fields: Fields): boolean {
  return IDENTIFYING.some((field) => {
    const value = fields[field];
    return Array.isArray(value) ? value.length > 0 : typeof value === "string" && value !== "";
  });
}

/** When it goes, or null where it does not. */
export function forgetAt(
  part: Pick<Part, "fields" | "keptBecause" | "createdAt">,
  keptDays: number,
): Date | null {
  const categories = part.fields.categories;
  if (Array.isArray(categories) && categories.length > 0) return null;
  if (part.keptBecause !== null || !identifies(part.fields)) return null;
  return new Date(part.createdAt.getTime() + keptDays * DAY_MS);
}
