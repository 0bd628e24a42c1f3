/** Normal forms: any way of writing a selector to the one key it is stored and compared under, and back. */

import { isMentionKind, type SelectorKind } from "../../vocabulary/kinds.ts";
import { displayAccount, displayIban, normaliseAccount } from "./account.ts";
import { normaliseAddress } from "./address.ts";
import { displayContainer, normaliseContainer } from "./container.ts";
import { displayImei, normaliseDevice } from "./device.ts";
import { normaliseDocument } from "./document.ts";
import { normaliseEmail } from "./email.ts";
import { displayFlight, normaliseFlight } from "./flight.ts";
import type { NormalForm } from "./found.ts";
import { displayHandle, normaliseHandle } from "./handle.ts";
import { displayPhone, normalisePhone } from "./phone.ts";
import { normalisePostcode, spaced } from "./postcode.ts";
import { displayTrailer, normaliseTrailer } from "./trailer.ts";
import { displayMark, normaliseVehicle } from "./vehicle.ts";
import { normaliseVessel } from "./vessel.ts";
import { displayWallet, normaliseWallet } from "./wallet.ts";
import { normaliseWeb } from "./web.ts";

/** How each selector kind is brought into its normal form. */
export const NORMALISERS: Readonly<Record<SelectorKind, (written: string) => NormalForm | null>> = {
  phone: normalisePhone,
  vehicle: normaliseVehicle,
  trailer: normaliseTrailer,
  container: normaliseContainer,
  vessel: normaliseVessel,
  account: normaliseAccount,
  email: normaliseEmail,
  web: normaliseWeb,
  handle: normaliseHandle,
  postcode: normalisePostcode,
  address: normaliseAddress,
  document: normaliseDocument,
  device: normaliseDevice,
  wallet: normaliseWallet,
  flight: normaliseFlight,
};

/** What stands before the colon of a key, the kind it belongs to, and how the rest is shown. */
const SCHEMES: Readonly<
  Record<string, { readonly kind: SelectorKind; readonly show: (body: string) => string }>
> = {
  phone: { kind: "phone", show: displayPhone },
  vrm: { kind: "vehicle", show: displayMark },
  trailer: { kind: "trailer", show: displayTrailer },
  container: { kind: "container", show: displayContainer },
  imo: { kind: "vessel", show: (body) => `IMO ${body}` },
  mmsi: { kind: "vessel", show: (body) => `MMSI ${body}` },
  iban: { kind: "account", show: displayIban },
  account: { kind: "account", show: displayAccount },
  email: { kind: "email", show: (body) => body },
  web: { kind: "web", show: (body) => body },
  handle: { kind: "handle", show: displayHandle },
  postcode: { kind: "postcode", show: spaced },
  address: { kind: "address", show: showAddress },
  document: { kind: "document", show: (body) => body },
  imei: { kind: "device", show: displayImei },
  wallet: { kind: "wallet", show: showWallet },
  flight: { kind: "flight", show: displayFlight },
};

/** Longer than any selector in any written form; a page of text is not one. */
const LONGEST = 2200;

/**
 * The normal form of a selector in any written form: spaces, dashes, dots, capitals and "(0)" make no
 * difference. `kind` is a kind of mention or a scheme of a key ("vrm", "imei", "iban"). Null where the words
 * cannot be one, or the kind has no normal form. Never throws. A key, too, is a written form of itself.
 */
export function normaliseSelector(kind: string, written: string): NormalForm | null {
  const text = written.normalize("NFKC").trim();
  const scheme = Object.hasOwn(SCHEMES, kind) ? SCHEMES[kind] : undefined;
  const id = scheme?.kind ?? kind;
  if (text === "" || text.length > LONGEST || !isMentionKind(id)) return null;
  const normalise = NORMALISERS[id as SelectorKind] as ((written: string) => NormalForm | null) | undefined;
  if (normalise === undefined) return null;
  const [head = "", ...rest] = text.split(":");
  const key = Object.hasOwn(SCHEMES, head) && SCHEMES[head]?.kind === id ? rest.join(":") : null;
  if (key === null) return normalise(text);
  if (id === "wallet") return normalise(key.slice(key.indexOf(":") + 1));
  if (id === "address") return { key: text, display: showAddress(key), valid: null };
  return normalise(key);
}

/** Kinds that are written as a code: one that fits no plan still tells itself from others. */
const CODES: ReadonlySet<string> = new Set([
  "phone",
  "vehicle",
  "trailer",
  "container",
  "account",
  "document",
  "device",
]);
const AS_WRITTEN = "written";
const FEWEST_SIGNS = 5;
const MOST_SIGNS = 40;

/**
 * The key of a code that has no normal form, a number that no plan knows or one with a digit too many: its letters and
 * digits, so that what was told twice in the same way is found together. Never what a recogniser suggests.
 */
export function asWrittenKey(kind: string, written: string): string | null {
  if (!CODES.has(kind)) return null;
  const signs = written
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "");
  const fits = signs.length >= FEWEST_SIGNS && signs.length <= MOST_SIGNS && /\d/.test(signs);
  return fits ? `${AS_WRITTEN}:${kind}:${signs}` : null;
}

/** Whether a key is only what was written, and proves no identity. */
export function isAsWritten(key: string): boolean {
  return key.startsWith(`${AS_WRITTEN}:`);
}

/** The kind that a key belongs to, or null where it is no key. */
export function kindOfKey(key: string): SelectorKind | null {
  if (isAsWritten(key)) return (key.split(":")[1] ?? null) as SelectorKind | null;
  const head = key.slice(0, key.indexOf(":"));
  return Object.hasOwn(SCHEMES, head) ? (SCHEMES[head]?.kind ?? null) : null;
}

/** A key as people read it: grouped, without its scheme. What is no key is shown as it is. */
export function displaySelector(key: string): string {
  if (isAsWritten(key)) return key.split(":")[2] ?? key;
  const colon = key.indexOf(":");
  const head = key.slice(0, colon);
  const scheme = colon > 0 && Object.hasOwn(SCHEMES, head) ? SCHEMES[head] : undefined;
  return scheme === undefined ? key : scheme.show(key.slice(colon + 1));
}

/** `14, CT16 9XX`: the key has the building and the postcode, and no more. */
function showAddress(body: string): string {
  const [postcode = "", building = ""] = body.split("/");
  return building === "" ? spaced(postcode) : `${building}, ${spaced(postcode)}`;
}

function showWallet(body: string): string {
  const [chain = "", address = ""] = body.split(":");
  return displayWallet(chain, address);
}
