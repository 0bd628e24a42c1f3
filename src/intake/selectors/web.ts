/** Web addresses. A page that is a profile is a handle; a link to a WhatsApp number is that number. */

import { matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";
import { normalisePhone } from "./phone.ts";
import { handle, profileOf } from "./platform.ts";
import { readSite, type Site } from "./site.ts";

const URL =
  /(?<![\w@])(?:h(?:tt|xx)ps?:\/\/[^\s<>"'|\\^`{}]{3,2000}|(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.|\[\.\])){1,5}[A-Za-z]{2,18}(?![\w@-]|\.\w)(?:\/[^\s<>"'|\\^`{}]{0,500})?)/g;

/** Finds web addresses, and the profiles among them, which are handles. */
export function findWebAddresses(text: string): Candidate[] {
  const found: Candidate[] = [];
  if (!text.includes(".")) return found;
  for (const match of matches(URL, text)) {
    const written = match[0].replace(/[.,;:!?)\]'’”]+$/, "");
    const start = match.index;
    const end = start + written.length;
    if (text[end] === "@" || text[start - 1] === "-") continue;
    const site = readSite(written);
    if (site === null) continue;
    const number = whatsAppNumber(site);
    const profile = profileOf(site);
    if (number) found.push(phoneLink(number, start, end));
    else if (profile) found.push(handle(profile.platform, profile.name, start, end, "certain"));
    else found.push(webAddress(site, start, end));
  }
  return found;
}

/** `wa.me/447700900123` opens a chat with that number. */
function whatsAppNumber(site: Site): NormalForm | null {
  const digits = /^\/\+?(\d{8,15})$/.exec(site.path)?.[1];
  return site.host === "wa.me" && digits !== undefined ? normalisePhone(`+${digits}`) : null;
}

function phoneLink(number: NormalForm, start: number, end: number): Candidate {
  return {
    kind: "phone",
    start,
    end,
    properties: { number: number.key.slice("phone:".length) },
    key: number.key,
    valid: number.valid,
    confidence: "certain",
    weight: WEIGHT.web,
  };
}

function webAddress(site: Site, start: number, end: number): Candidate {
  const url = site.host + site.path;
  return {
    kind: "web",
    start,
    end,
    properties: { url, host: site.host },
    key: `web:${url}`,
    valid: null,
    confidence: site.full ? "certain" : "likely",
    weight: WEIGHT.web,
  };
}

/** Any written form of a web address: scheme, `www.` and a closing stroke make no difference. */
export function normaliseWeb(written: string): NormalForm | null {
  const bare = written.trim();
  if (/\s/.test(bare) || bare.length > 2100) return null;
  const site = readSite(bare);
  if (site === null) return null;
  return { key: `web:${site.host}${site.path}`, display: site.host + site.path, valid: null };
}
