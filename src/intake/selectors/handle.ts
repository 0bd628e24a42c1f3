/** Social handles: after an @, or after a platform's name and a word or a colon that announces one. */

import { after, matches } from "./context.ts";
import type { Candidate, NormalForm } from "./found.ts";
import { handle, handleKey, PLATFORM_WORDS, platformId, platformNear, profileOf } from "./platform.ts";
import { readSite } from "./site.ts";

const NAME = String.raw`['"‘“]?([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,38}[A-Za-z0-9_]))['"’”]?(?![\w@])`;
const NOUN =
  "(?:user ?names?|handles?|usernames?|user|accounts?|profiles?|channels?|group|page|name|ID|contact)";
const IS = String.raw`(?:\s*[:=]\s*|\s+(?:is|was|called|named|known as|under|as|of)\s+(?:the\s+(?:name|handle)\s+)?|\s+[-–]\s+)`;

/** "Snapchat: name", "TikTok handle name", "Telegram channel called name", "user name 'x' on Telegram". */
const AFTER_PLATFORM = new RegExp(
  `${PLATFORM_WORDS.source.replace("(", "(?<platform>")}(?<noun>\\s+${NOUN})?(?<is>${IS}|\\s+)${NAME}`,
  "gi",
);
const AFTER_NOUN = new RegExp(
  `\\b(?:user ?name|handle|screen name|rider (?:account|ID))(?: on [A-Z]\\w+)?(?:${IS}|\\s+)${NAME}`,
  "gi",
);

/** Words that follow a platform's name in ordinary speech. */
const ORDINARY =
  /^(?:was|is|are|were|and|or|the|an?|to|for|from|with|that|which|who|has|had|have|called|named|on|in|at|by|of|as|it|he|she|they|his|her|chat|group|message|messages|account|accounts|channel|handle|username|user|name|post|posts|video|videos|advert|adverts|page|used|uses|where|but|not|then|when|also|only|link|number|contact|unknown|stated|shows|found|linked|registered|belonging|rented|itself|known|offering|named|posting|seen|set|deleted|active|inactive|held|under)$/i;

const NAME_AFTER_AT = /^[A-Za-z0-9_][A-Za-z0-9_.]{1,38}(?![\w@])/;

/** Finds handles after an @ that is no mailbox's. */
export function findAtHandles(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (/[\w.@]/.test(text[at - 1] ?? " ")) continue;
    const name = NAME_AFTER_AT.exec(after(text, at + 1, 41))?.[0].replace(/\.+$/, "");
    if (name === undefined || !/[A-Za-z]/.test(name) || name.length < 3) continue;
    const end = at + 1 + name.length;
    found.push(handle(platformNear(text, at, end), name, at, end, "likely"));
  }
  return found;
}

/** Finds handles that are announced in words. */
export function findSpokenHandles(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(AFTER_PLATFORM, text)) {
    const { platform = "", noun, is = "" } = match.groups ?? {};
    // "account was closed" says what became of it, "username is zed" what it is.
    const named = /[:=-]|called|named|known/.test(is) || /name|handle|ID/i.test(noun ?? "");
    const announced = named && is.trim() !== "";
    if (noun === undefined && !/[:=]/.test(is)) continue;
    push(found, text, match, match.at(-1) ?? "", platformId(platform), announced);
  }
  for (const match of matches(AFTER_NOUN, text)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].lastIndexOf(name);
    push(
      found,
      text,
      match,
      name,
      platformNear(text, match.index, start + name.length),
      /[:='"‘“]/.test(match[0]),
    );
  }
  return found;
}

function push(
  found: Candidate[],
  text: string,
  match: RegExpExecArray,
  name: string,
  platform: string | null,
  announced: boolean,
): void {
  const quoted = /['"‘“]/.test(match[0]);
  // A plain word is taken for a handle only where something announces it; a mixed one speaks for itself.
  const mixed = /[0-9_.]/.test(name) || /[a-z][A-Z]/.test(name);
  if (ORDINARY.test(name) || !/[A-Za-z]/.test(name) || name.length < 3) return;
  if (!mixed && !quoted && !(announced && /^[a-z]/.test(name))) return;
  if (/\.(?:com|net|org|example|co|uk)$/i.test(name) && text[match.index + match[0].length] === "/") return;
  const start = match.index + match[0].lastIndexOf(name);
  found.push(handle(platform, name, start, start + name.length, mixed || quoted ? "likely" : "possible"));
}

/** `@name`, `telegram:name`, `Telegram @name` or the address of a profile. */
export function normaliseHandle(written: string): NormalForm | null {
  const bare = written.trim();
  if (bare.length > 200) return null;
  const site = readSite(bare);
  const profile = site && profileOf(site);
  if (profile) return normalHandle(profile.platform, profile.name);
  const spelt =
    /^(?:([A-Za-z][A-Za-z ]{0,12}?)(?:\s*:\s*@?|\s+@))?@?([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,38}[A-Za-z0-9_])?)$/.exec(
      bare,
    );
  const [, platform, name] = spelt ?? [];
  if (name === undefined || !/[A-Za-z]/.test(name)) return null;
  return normalHandle(platform === undefined ? null : platformId(platform), name);
}

function normalHandle(platform: string | null, name: string): NormalForm {
  const key = handleKey(platform, name);
  return { key, display: displayHandle(key.slice("handle:".length)), valid: null };
}

/** `telegram: @name`, or `@name` without a platform; takes the key without its scheme. */
export function displayHandle(body: string): string {
  const [first = "", second] = body.split(":");
  return second === undefined ? `@${first}` : `${first}: @${second}`;
}
