/** Names and other words made ready one by one, each part weighing what the model says it weighs. */
import { hash } from "../encode.ts";
import { soundOf } from "../prepare/sounds.ts";
import {
  GROUPS,
  groupsOf,
  LEAST_CONTENT,
  lettersOf,
  MOST_PARTS,
  natureOf,
  tellingParts,
} from "../prepare/words.ts";
import { type Rarities, wholeOf } from "../rarities.ts";
import { lacksVowels } from "../text.ts";
import { grown } from "./grown.ts";
import { bitsBy } from "./rarity.ts";

export function wordStore(rarities: Rarities | null) {
  const bitsOfPart = bitsBy(rarities?.values);
  const bitsOfWhole = bitsBy(rarities?.wholes);
  const words = {
    form: "words" as const,
    codes: new Int32Array(0),
    starts: new Int32Array(130),
    parts: new Int32Array(384),
    joined: new Uint32Array(128),
    keys: new Float64Array(128),
    wholeBits: new Float32Array(128),
    content: new Float32Array(128),
    standsFor: new Int32Array(128),
    chars: new Uint16Array(2048),
    charStarts: new Int32Array(257),
    bits: new Float32Array(256),
    sounds: new Uint32Array(256),
    groups: new Int32Array(256 * GROUPS),
    letters: new Int32Array(256),
    nature: new Int32Array(256),
  };
  const partIds = new Map<string, number>();
  const forms = new Map<string, number>();
  const sames = new Map<string, number>();
  let size = 1;

  const partOf = (text: string, vowels: number): number => {
    const key = vowels ? `${text}~` : text;
    const before = partIds.get(key);
    if (before !== undefined) return before;
    const id = partIds.size;
    partIds.set(key, id);
    const start = words.charStarts[id] as number;
    words.chars = grown(words.chars, start + text.length);
    words.charStarts = grown(words.charStarts, id + 2);
    words.bits = grown(words.bits, id + 1);
    words.sounds = grown(words.sounds, id + 1);
    words.groups = grown(words.groups, (id + 1) * GROUPS);
    words.letters = grown(words.letters, id + 1);
    words.nature = grown(words.nature, id + 1);
    for (let at = 0; at < text.length; at++) words.chars[start + at] = text.charCodeAt(at);
    words.charStarts[id + 1] = start + text.length;
    words.bits[id] = bitsOfPart(text);
    words.sounds[id] = hash(soundOf(text));
    words.groups.set(groupsOf(text), id * GROUPS);
    words.letters[id] = lettersOf(text);
    words.nature[id] = natureOf(text, vowels);
    return id;
  };

  const add = (value: string): number => {
    const written = tellingParts(value);
    if (written.length === 0) return 0;
    const vowels = lacksVowels(value) ? 1 : 0;
    const form = `${written.join(" ")}${vowels ? "~" : ""}`;
    const before = forms.get(form);
    if (before !== undefined) return before;
    // In the order of letters, and of too many the rarest: the order in which a name is written decides nothing.
    const whole = wholeOf(written);
    const sorted = written
      .toSorted((a, b) => bitsOfPart(b) - bitsOfPart(a) || (a < b ? -1 : 1))
      .slice(0, MOST_PARTS)
      .toSorted();
    const ids = sorted.map((part) => partOf(part, vowels));
    const start = words.starts[size] as number;
    words.starts = grown(words.starts, size + 2);
    words.parts = grown(words.parts, start + ids.length);
    words.joined = grown(words.joined, size + 1);
    words.keys = grown(words.keys, size + 1);
    words.wholeBits = grown(words.wholeBits, size + 1);
    words.content = grown(words.content, size + 1);
    words.standsFor = grown(words.standsFor, size + 1);
    words.parts.set(ids, start);
    words.starts[size + 1] = start + ids.length;
    words.joined[size] = hash(written.join(""));
    words.keys[size] = hash(whole) * 2 ** 20 + (hash(`${whole}#`) >>> 12);
    const sum = sorted.reduce((total, part) => total + bitsOfPart(part), 0);
    words.wholeBits[size] = written.length < 2 ? sum : Math.min(sum, bitsOfWhole(whole));
    words.content[size] = Math.max(LEAST_CONTENT, sum);
    const same = vowels ? `${whole}~` : whole;
    if (!sames.has(same)) sames.set(same, size);
    words.standsFor[size] = sames.get(same) as number;
    forms.set(form, size);
    return size++;
  };
  return { words, add };
}
