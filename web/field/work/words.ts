/** Words of the vocabulary for one screen. */
import { ACTIVITY_KINDS, KIND_NOT_SAID } from "../../../src/vocabulary/activity-kinds.ts";
import { MEASURES, type Measure } from "../../../src/vocabulary/measures.ts";

/** What is counted by tapping. Everything else is a result with words of its own. */
export const COUNTERS = [
  "vehicles_stopped",
  "people_stopped",
  "people_spoken_to",
  "premises_visited",
  "debriefs_offered",
  "debriefs_declined",
  "debriefs_completed",
] as const;
export const FIRST_COUNTERS: readonly string[] = COUNTERS.slice(0, 4);

export function measureOf(id: string): Measure | undefined {
  return MEASURES.find((each) => each.id === id);
}

export function measureName(id: string): string {
  return measureOf(id)?.name ?? id;
}

/** "vehicles", "people": what a measure counts. */
export function thingsOf(id: string): string {
  return measureOf(id)?.unit ?? "things";
}

export function nameOf(
  words: readonly { readonly id: string; readonly name: string }[],
  id: string | null | undefined,
) {
  return words.find((each) => each.id === id)?.name ?? id ?? "";
}

/** Of the encounters so far in these operations; data, with no weight on any. */
export const LANGUAGES =
  "en sq am ar hy bn bg ckb zh fa fr de el ha hi hu it ku lt ml mr ne ps pl pt pa ro ru so es sw tl ta ti tr uk ur uz vi yo".split(
    " ",
  );

const NAMES = new Intl.DisplayNames("en-GB", { type: "language", fallback: "code" });

export function languageName(code: string): string {
  try {
    return NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

export function languagesByName(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort((a, b) => languageName(a).localeCompare(languageName(b), "en"));
}

export function activityTitle({ title, kind }: { readonly title?: string; readonly kind?: string }): string {
  return title?.trim() || nameOf(ACTIVITY_KINDS, kind || KIND_NOT_SAID);
}

export const STATE_WORDS: Readonly<Record<string, string>> = {
  draft: "Under way",
  submitted: "Waits for your supervisor",
  returned: "Returned to you",
  accepted: "Accepted",
  withdrawn: "Withdrawn",
};

export const SYSTEMS = [
  { id: "cad", name: "CAD (incident)" },
  { id: "custody", name: "Custody" },
  { id: "crime", name: "Crime" },
  { id: "body_worn", name: "Body-worn video" },
  { id: "exhibit", name: "Exhibit" },
] as const;

export const POWER_USE_WORDS = [
  { id: "search", name: "Search" },
  { id: "enter", name: "Entry" },
  { id: "seize", name: "Seizure" },
] as const;

export const CARD_SUBJECTS = [
  { id: "rights", name: "Your rights" },
  { id: "consent", name: "Consent" },
  { id: "debrief", name: "Talking to us" },
  { id: "safety", name: "Staying safe" },
] as const;

/** Starts and ends of taskings: which kind of place an activity there is. */
export const PREMISES_OF_PLACE: Readonly<Record<string, string>> = {
  port: "seaport",
  airport: "airport",
  road: "road",
  sea: "at_sea",
};

/** Pence as pounds: £1,204.50. */
export function poundsText(pence: number): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" }).format(pence / 100);
}

/** Pounds as typed, in pence; null where it is no amount. */
export function penceOf(text: string): number | null {
  const plain = text.replace(/[£,\s]/g, "");
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null;
  const [pounds = "0", pence = ""] = plain.split(".");
  return Number(pounds) * 100 + Number(pence.padEnd(2, "0"));
}
