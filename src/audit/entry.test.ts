import { createSecretKey, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTS, canonicalEntry, type Entry, entryHmac, entryLeaf } from "./entry.ts";

const maybe = fc.option(
  fc.string().map((text) => text),
  { nil: null },
);
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  id: fc.uuid(),
  xid: fc.nat().map(String),
  at: fc.nat().map(String),
  act: fc.constantFrom(...ACTS),
  account: fc.option(fc.uuid(), { nil: null }),
  agency: fc.option(fc.uuid(), { nil: null }),
  session: fc.option(fc.uuid(), { nil: null }),
  purpose: maybe,
  subjects: fc.array(fc.uuid(), { maxLength: 3 }),
  detailDigest: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  keyId: fc.string(),
});

describe("the canonical form of an entry", () => {
  test("differs between any two entries that differ", () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(canonicalEntry(one) === canonicalEntry(other)).toBe(same);
      }),
    );
  });

  test("differs when one field alone differs", () => {
    fc.assert(
      fc.property(
        anyEntry,
        anyEntry,
        fc.constantFrom(...(Object.keys(example()) as (keyof Entry)[])),
        (one, other, name) => {
          fc.pre(JSON.stringify(one[name]) !== JSON.stringify(other[name]));
          expect(canonicalEntry({ ...one, [name]: other[name] })).not.toBe(canonicalEntry(one));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("tells an absent value from an empty one, and a value from its neighbour's beginning", () => {
    const entry = example();
    const forms = [
      { ...entry, purpose: null },
      { ...entry, purpose: "" },
      { ...entry, purpose: "-" },
      { ...entry, session: null, purpose: "1:a" },
      { ...entry, subjects: [] },
      { ...entry, subjects: [""] },
      { ...entry, subjects: ["", ""] },
      { ...entry, subjects: ["a", "bc"] },
      { ...entry, subjects: ["ab", "c"] },
    ].map(canonicalEntry);
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe("the HMAC and the leaf of an entry", () => {
  test("change with the key and with the HMAC", () => {
    const canonical = canonicalEntry(example());
    const one = entryHmac(canonical, createSecretKey(Buffer.alloc(32, 1)));
    const other = entryHmac(canonical, createSecretKey(Buffer.alloc(32, 2)));
    expect(one).not.toEqual(other);
    expect(entryLeaf(canonical, one)).not.toEqual(entryLeaf(canonical, other));
  });
});

function example(): Entry {
  return {
    id: randomUUID(),
    xid: "812",
    at: "1763800000000000",
    act: "consultation",
    account: randomUUID(),
    agency: randomUUID(),
    session: randomUUID(),
    purpose: "law_enforcement",
    subjects: [randomUUID()],
    detailDigest: Buffer.alloc(32),
    keyId: "0123456789abcdef",
  };
}
