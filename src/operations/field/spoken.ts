/**
 * What was said of something, field by field: each value with the version at which it was said, by whom and by which of a
 * device's operations. Two values of one field, said without knowing of each other, are a clash: the first stands, both stay.
 */
import { isDeepStrictEqual } from "node:util";

export type Fields = Readonly<Record<string, unknown>>;

export interface Saying {
  /** The version of the activity that this made. */
  readonly version: number;
  /** Null where a person said it on a screen, knowing what stood. */
  readonly device: string | null;
  readonly sequence: number;
  readonly by: string;
  readonly at: string;
}

export interface Spoken {
  fields: Fields;
  versions: Readonly<Record<string, Saying>>;
}

/** A value, who said it, and when. */
export interface Said {
  readonly value: unknown;
  readonly by: string;
  readonly at: string;
}

export interface Clash {
  readonly field: string;
  readonly kept: Said;
  readonly other: Said;
}

export interface Merged extends Spoken {
  /** Fields that are now as they were said. */
  readonly taken: readonly string[];
  readonly clashes: readonly Clash[];
}

/** `base` is the version that the speaker knew. */
export function merge(standing: Spoken, said: Fields, saying: Saying, base: number): Merged {
  const fields: Record<string, unknown> = { ...standing.fields };
  const versions: Record<string, Saying> = { ...standing.versions };
  const taken: string[] = [];
  const clashes: Clash[] = [];
  for (const [field, value] of Object.entries(said)) {
    const last = standing.versions[field];
    const known = fields[field];
    if (last && isOwn(last, saying)) {
      // An earlier word that came late: what the device said since stands.
      if (last.sequence > saying.sequence) continue;
    } else if (last && isDeepStrictEqual(known, value)) {
      taken.push(field);
      continue;
    } else if (last && last.version > base) {
      const kept = { value: known ?? null, by: last.by, at: last.at };
      clashes.push({ field, kept, other: { value, by: saying.by, at: saying.at } });
      continue;
    }
    fields[field] = value;
    versions[field] = saying;
    taken.push(field);
  }
  return { fields, versions, taken, clashes };
}

/** Whether anything of it was said since `base` by somebody else than this speaker; the last such word. */
export function saidSince({ versions }: Spoken, saying: Saying, base: number): Saying | null {
  const others = Object.values(versions).filter((each) => each.version > base && !isOwn(each, saying));
  return others.reduce<Saying | null>(
    (last, each) => (last && last.version > each.version ? last : each),
    null,
  );
}

export function isOwn(last: Saying, saying: Saying): boolean {
  return saying.device !== null && last.device === saying.device;
}

export function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one ?? null, other ?? null);
}
