/**
 * Selectors in the words of a report: found, normalised, guessed and linked. Pure: no I/O, no database.
 *
 *     recognise("Driver Arben Hoxha, 07700 900123")
 *     // person "Arben Hoxha" (key null), phone "07700 900123" (key "phone:+447700900123")
 *     normaliseSelector("phone", "+44 (0)7700 900 123")?.key   // "phone:+447700900123"
 */

export type { Confidence, FoundSelector, NormalForm } from "./found.ts";
export { type Guess, guessSelectors } from "./guess.ts";
export { type SuggestedLink, suggestLinks } from "./links.ts";
export { asWrittenKey, displaySelector, isAsWritten, kindOfKey, normaliseSelector } from "./normalise.ts";
export { isReservedForDrama } from "./phone.ts";
export { recognise } from "./recognise.ts";
