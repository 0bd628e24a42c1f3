/**
 * Every kind of thing that a claim may mention, declared once. Forms, import, search, linkage and charts
 * are derived from this page, so an analyst can read it as a glossary.
 *
 * A kind is a *selector* when a mention of it has a normal form that identifies the thing itself: two
 * reports that write "07700 900123" and "+44 7700 900 123" speak of one telephone number. A person's name
 * or a company's name is not a selector: it names, but it does not identify.
 */

/** What a property holds, which decides how it is cleaned, compared and shown. */
export type PropertyType = "name" | "text" | "code" | "date" | "country" | "place";

/** One property of a kind: its word on the screen and what it holds. */
export interface Property {
  readonly label: string;
  readonly type: PropertyType;
}

/** What every kind of mention says about itself. */
interface KindShape {
  readonly label: string;
  readonly plural: string;
  /** One or two plain sentences: what counts as this kind, and what does not. */
  readonly help: string;
  readonly properties: Readonly<Record<string, Property>>;
  /** Whether a mention has a normal form that identifies the thing. */
  readonly selector: boolean;
  /** The rule by which a miswritten one gives itself away, or null where none exists. */
  readonly checksum: string | null;
  /** Whether it is recognised in the words of a report, or only ever entered by a person. */
  readonly recognised: boolean;
}

const property = <T extends PropertyType>(label: string, type: T) => ({ label, type }) as const;

/** The kinds, in the order in which a form offers them. */
export const KINDS = {
  person: {
    label: "Person",
    plural: "People",
    help: "A human being, by any name, nickname or alias, in any script. A name does not identify: two mentions of one name may be two people.",
    properties: {
      name: property("Name as written", "name"),
      title: property("Title", "text"),
      script: property("Script", "text"),
      alias: property("Also known as", "name"),
      birthDate: property("Date of birth", "date"),
      nationality: property("Nationality", "country"),
    },
    selector: false,
    checksum: null,
    recognised: true,
  },
  company: {
    label: "Company",
    plural: "Companies",
    help: "A registered company, a partnership or a trading name. The place it trades from is premises.",
    properties: {
      name: property("Name as written", "name"),
      form: property("Legal form", "text"),
      number: property("Registration number", "code"),
      country: property("Country", "country"),
    },
    selector: false,
    checksum: null,
    recognised: true,
  },
  phone: {
    label: "Phone number",
    plural: "Phone numbers",
    help: "A telephone number of any country, in its international form. The handset is a device.",
    properties: {
      number: property("Number", "code"),
      country: property("Country", "country"),
      reserved: property("Reserved for fiction", "text"),
    },
    selector: true,
    checksum: null,
    recognised: true,
  },
  vehicle: {
    label: "Vehicle",
    plural: "Vehicles",
    help: "A car, van, lorry or tractor unit, by its registration mark (VRM). What it tows is a trailer.",
    properties: {
      registration: property("Registration mark", "code"),
      country: property("Country of registration", "country"),
      make: property("Make and model", "text"),
      colour: property("Colour", "text"),
    },
    selector: true,
    checksum: null,
    recognised: true,
  },
  trailer: {
    label: "Trailer",
    plural: "Trailers",
    help: "A towed trailer, by its registration or its haulier's number. It changes hands apart from the unit that tows it. A bare fleet number of a few digits means something only within its haulier.",
    properties: {
      number: property("Number", "code"),
      country: property("Country of registration", "country"),
      operator: property("Operator", "name"),
    },
    selector: true,
    checksum: null,
    recognised: true,
  },
  container: {
    label: "Container",
    plural: "Containers",
    help: "A freight container, by the owner code, serial number and check digit painted on it.",
    properties: { number: property("Number", "code"), owner: property("Owner code", "code") },
    selector: true,
    checksum: "ISO 6346 check digit",
    recognised: true,
  },
  vessel: {
    label: "Vessel",
    plural: "Vessels",
    help: "A ship, yacht, fishing boat or small boat. The IMO number stays with the hull; the MMSI belongs to its radio; the name may be repainted.",
    properties: {
      imo: property("IMO number", "code"),
      mmsi: property("MMSI", "code"),
      name: property("Name", "name"),
      flag: property("Flag", "country"),
    },
    selector: true,
    checksum: "IMO number check digit",
    recognised: true,
  },
  account: {
    label: "Bank account",
    plural: "Bank accounts",
    help: "An account at a bank, by IBAN or by sort code and account number. A sort code alone names a branch, not an account.",
    properties: {
      iban: property("IBAN", "code"),
      sortCode: property("Sort code", "code"),
      number: property("Account number", "code"),
      country: property("Country", "country"),
      holder: property("Holder", "name"),
    },
    selector: true,
    checksum: "ISO 13616 (IBAN) check digits",
    recognised: true,
  },
  email: {
    label: "Email address",
    plural: "Email addresses",
    help: "A mailbox, compared without regard to capitals.",
    properties: { address: property("Address", "code") },
    selector: true,
    checksum: null,
    recognised: true,
  },
  web: {
    label: "Web address",
    plural: "Web addresses",
    help: "A site or a page on the web. A page that is somebody's profile is a handle.",
    properties: { url: property("Address", "code"), host: property("Site", "code") },
    selector: true,
    checksum: null,
    recognised: true,
  },
  handle: {
    label: "Social handle",
    plural: "Social handles",
    help: "An account on a platform for messages, posts or riders, by its user name. It identifies only together with its platform.",
    properties: { name: property("User name", "code"), platform: property("Platform", "text") },
    selector: true,
    checksum: null,
    recognised: true,
  },
  postcode: {
    label: "Postcode",
    plural: "Postcodes",
    help: "A full United Kingdom postcode.",
    properties: { postcode: property("Postcode", "code") },
    selector: true,
    checksum: null,
    recognised: true,
  },
  address: {
    label: "Address",
    plural: "Addresses",
    help: "A postal address. It identifies once it has a building number or name and a postcode.",
    properties: {
      full: property("Address as written", "text"),
      building: property("Flat and building", "text"),
      street: property("Street", "text"),
      postcode: property("Postcode", "code"),
    },
    selector: true,
    checksum: null,
    recognised: true,
  },
  document: {
    label: "Document",
    plural: "Documents",
    help: "A passport, identity card, driving licence, residence permit or other personal document, by number or by its machine-readable zone (MRZ).",
    properties: {
      number: property("Number", "code"),
      type: property("Type", "text"),
      issuer: property("Issuer", "country"),
      name: property("Name on the document", "name"),
      birthDate: property("Date of birth", "date"),
      expiryDate: property("Date of expiry", "date"),
      nationality: property("Nationality", "country"),
      format: property("Format of the zone", "code"),
    },
    selector: true,
    checksum: "ICAO 9303 check digits (machine-readable zone only)",
    recognised: true,
  },
  device: {
    label: "Device",
    plural: "Devices",
    help: "A handset or other equipment, by IMEI. A telephone number is not a device.",
    properties: { imei: property("IMEI", "code"), make: property("Make and model", "text") },
    selector: true,
    checksum: "Luhn check digit",
    recognised: true,
  },
  wallet: {
    label: "Crypto wallet",
    plural: "Crypto wallets",
    help: "A cryptocurrency address: Bitcoin, Ethereum or Tron. A transaction hash is not a wallet.",
    properties: { address: property("Address", "code"), chain: property("Chain", "text") },
    selector: true,
    checksum: "base58check, bech32 or EIP-55",
    recognised: true,
  },
  flight: {
    label: "Flight",
    plural: "Flights",
    help: "A flight number: an airline and a service, flown on many days.",
    properties: { number: property("Flight number", "code"), airline: property("Airline code", "code") },
    selector: true,
    checksum: null,
    recognised: true,
  },
  date: {
    label: "Date",
    plural: "Dates",
    help: "A day, month, season, year or span of days, as exact as it was written (EDTF).",
    properties: { edtf: property("Date", "date") },
    selector: false,
    checksum: null,
    recognised: true,
  },
  premises: {
    label: "Premises",
    plural: "Premises",
    help: "A building or yard in use: a car wash, a warehouse, a house of multiple occupation. It has an address and somebody who runs it.",
    properties: {
      name: property("Name", "name"),
      type: property("Type of premises", "text"),
      address: property("Address", "place"),
    },
    selector: false,
    checksum: null,
    recognised: false,
  },
  event: {
    label: "Event",
    plural: "Events",
    help: "Something that happened: a crossing, a handover, a stop, a launch.",
    properties: {
      description: property("Description", "text"),
      time: property("Time", "date"),
      place: property("Place", "place"),
    },
    selector: false,
    checksum: null,
    recognised: false,
  },
  place: {
    label: "Place",
    plural: "Places",
    help: "A beach, lay-by, port, town or position that is not a postal address.",
    properties: {
      name: property("Name", "name"),
      position: property("Position", "code"),
      country: property("Country", "country"),
    },
    selector: false,
    checksum: null,
    recognised: false,
  },
} as const satisfies Readonly<Record<string, KindShape>>;

/** The id of a kind, as it is written in reports and stored. */
export type MentionKind = keyof typeof KINDS;

/** The kinds that have a normal form. */
export type SelectorKind = {
  [K in MentionKind]: (typeof KINDS)[K]["selector"] extends true ? K : never;
}[MentionKind];

/** The kinds that are found in the words of a report. */
export type RecognisedKind = {
  [K in MentionKind]: (typeof KINDS)[K]["recognised"] extends true ? K : never;
}[MentionKind];

/** The names of the properties that a kind has. */
export type PropertyOf<K extends MentionKind> = Extract<keyof (typeof KINDS)[K]["properties"], string>;

/** A kind with its id: what a form or a glossary walks through. */
export type Kind = { [K in MentionKind]: { readonly id: K } & (typeof KINDS)[K] }[MentionKind];

/** The ids of all kinds, in their declared order. */
export const MENTION_KINDS = Object.keys(KINDS) as readonly MentionKind[];

/** Whether a word is the id of a kind. */
export function isMentionKind(word: string): word is MentionKind {
  return Object.hasOwn(KINDS, word);
}

/** Whether mentions of a kind have a normal form that identifies the thing. */
export function isSelectorKind(kind: MentionKind): kind is SelectorKind {
  return KINDS[kind].selector;
}

/** The declaration of a kind, together with its id. */
export function describeKind<K extends MentionKind>(kind: K): { readonly id: K } & (typeof KINDS)[K] {
  return { id: kind, ...KINDS[kind] };
}
