/** Platforms for messages and posts: their names, their profile pages and the handles on them. */

import { after, before } from "./context.ts";
import { type Candidate, WEIGHT } from "./found.ts";
import type { Site } from "./site.ts";

/** Platforms by the host of their profile pages. */
const PROFILE_HOSTS: Readonly<Record<string, string>> = {
  "t.me": "telegram",
  "telegram.me": "telegram",
  "telegram.org": "telegram",
  "instagram.com": "instagram",
  "facebook.com": "facebook",
  "fb.com": "facebook",
  "fb.me": "facebook",
  "m.me": "facebook",
  "tiktok.com": "tiktok",
  "snapchat.com": "snapchat",
  "twitter.com": "x",
  "x.com": "x",
  "vk.com": "vk",
  "youtube.com": "youtube",
  "signal.me": "signal",
};

/** The profile that a page is, or null where it is an ordinary page. */
export function profileOf(site: Site): { platform: string; name: string } | null {
  const platform = PROFILE_HOSTS[site.host.replace(/^(?:m|mobile|web)\./, "")];
  if (platform === undefined) return null;
  const name = /^\/(?:add\/|@|s\/)?@?([A-Za-z0-9_.]{2,40})\/?(?:[?#].*)?$/.exec(site.path)?.[1];
  if (name === undefined || /^(?:joinchat|watch|reel|p|groups|explore|login|share)$/i.test(name)) return null;
  return { platform, name };
}

/** Makes a handle of a name on a platform; without its platform the key has the name alone. */
export function handle(
  platform: string | null,
  name: string,
  start: number,
  end: number,
  confidence: Candidate["confidence"],
): Candidate {
  return {
    kind: "handle",
    start,
    end,
    properties: { name, ...(platform !== null && { platform }) },
    key: handleKey(platform, name),
    valid: null,
    confidence,
    weight: WEIGHT.handle,
  };
}

/** `handle:telegram:name`, or `handle:name` where the platform is not known. */
export function handleKey(platform: string | null, name: string): string {
  const plain = name.toLowerCase();
  return platform === null ? `handle:${plain}` : `handle:${platform}:${plain}`;
}

/** The platforms by the words people use for them. */
export const PLATFORM_WORDS =
  /\b(Telegram|Snapchat|Snap|Instagram|Insta|IG|TikTok|Tik Tok|Facebook|FB|Messenger|Twitter|WhatsApp|Signal|Viber|Wickr|Threema|Discord|YouTube|VKontakte|VK|Zangi|IMO chat)\b/gi;

const PLATFORM_IDS: Readonly<Record<string, string>> = {
  snap: "snapchat",
  insta: "instagram",
  ig: "instagram",
  "tik tok": "tiktok",
  fb: "facebook",
  messenger: "facebook",
  twitter: "x",
  vkontakte: "vk",
  "imo chat": "imo",
};

/** The id of a platform by any of its names. */
export function platformId(word: string): string {
  const plain = word.toLowerCase();
  return PLATFORM_IDS[plain] ?? plain;
}

/** The platform named closest before a handle, or right behind it ("@name on Telegram"). */
export function platformNear(text: string, start: number, end: number): string | null {
  const behind = /^['"’”)]{0,2},? (?:on|in|via) (\w{2,10})/.exec(after(text, end, 20))?.[1];
  if (behind?.match(PLATFORM_WORDS)) return platformId(behind);
  const last = [...before(text, start, 60).matchAll(PLATFORM_WORDS)].at(-1)?.[1];
  return last === undefined ? null : platformId(last);
}
