/** All finders over one text. */

import { findAccounts } from "./account.ts";
import { findAddresses } from "./address.ts";
import { findCompanies } from "./company.ts";
import { findContainers } from "./container.ts";
import { findDates } from "./date.ts";
import { findDevices } from "./device.ts";
import { findDocuments } from "./document.ts";
import { findEmails } from "./email.ts";
import { findFlights } from "./flight.ts";
import type { Candidate, FoundSelector } from "./found.ts";
import { findAtHandles, findSpokenHandles } from "./handle.ts";
import { findZones } from "./mrz.ts";
import { findPeople } from "./person.ts";
import { findPhones } from "./phone.ts";
import { findPostcodes } from "./postcode.ts";
import { settle } from "./settle.ts";
import { findTrailers } from "./trailer.ts";
import { findVehicles } from "./vehicle.ts";
import { findVessels } from "./vessel.ts";
import { findWallets } from "./wallet.ts";
import { findWebAddresses } from "./web.ts";

type Finder = (text: string) => readonly Candidate[];

/** Finders whose every finding has a digit in it: a text without digits is spared them. */
const WITH_DIGITS: readonly Finder[] = [
  findZones,
  findWallets,
  findAccounts,
  findContainers,
  findDevices,
  findDocuments,
  findTrailers,
  findAddresses,
  findDates,
  findPhones,
  findPostcodes,
  findFlights,
  findVehicles,
];

const OF_WORDS: readonly Finder[] = [
  findWebAddresses,
  findEmails,
  findAtHandles,
  findSpokenHandles,
  findVessels,
  findCompanies,
  findPeople,
];

/**
 * Everything in a text that may be a mention: in reading order, never overlapping, offsets in UTF-16 code
 * units. Takes any string, never throws, and its time grows with the text's length and no faster.
 */
export function recognise(text: string): readonly FoundSelector[] {
  const candidates: Candidate[] = [];
  const finders = /\d/.test(text) ? [...WITH_DIGITS, ...OF_WORDS] : OF_WORDS;
  for (const find of finders) for (const candidate of find(text)) candidates.push(candidate);
  return settle(text, candidates);
}
