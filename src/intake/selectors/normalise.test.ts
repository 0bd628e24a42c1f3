import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSelectorKind, MENTION_KINDS } from "../../vocabulary/kinds.ts";
import { displaySelector, kindOfKey, NORMALISERS, normaliseSelector } from "./normalise.ts";

/** A written form of each kind with its key and how people read it. */
const EXAMPLES: readonly (readonly [kind: string, written: string, key: string, shown: string])[] = [
  ["phone", "+44 (0)7700 900 123", "phone:+447700900123", "07700 900123"],
  ["vehicle", "ab12-cde", "vrm:AB12CDE", "AB12 CDE"],
  ["vehicle", "B 117 TRB", "vrm:B117TRB", "B117 TRB"],
  ["trailer", "trl-4471", "trailer:TRL4471", "TRL 4471"],
  ["container", "trbu 675084-3", "container:TRBU6750843", "TRBU 675084 3"],
  ["vessel", "IMO: 9507063", "imo:9507063", "IMO 9507063"],
  ["vessel", "232 004 471", "mmsi:232004471", "MMSI 232004471"],
  ["account", "gb84 trby 8121 6359 2699 66", "iban:GB84TRBY81216359269966", "GB84 TRBY 8121 6359 2699 66"],
  ["account", "20-00-00, account number 55779911", "account:20000055779911", "20-00-00 55779911"],
  ["email", "Kawa@Post.EXAMPLE", "email:kawa@post.example", "kawa@post.example"],
  ["web", "hxxps://www.seats[.]example/book/", "web:seats.example/book", "seats.example/book"],
  ["handle", "https://t.me/Channelrun", "handle:telegram:channelrun", "telegram: @channelrun"],
  ["handle", "@Channelrun", "handle:channelrun", "@channelrun"],
  ["postcode", "ct169xx", "postcode:CT169XX", "CT16 9XX"],
  ["address", "Flat 2, 118 Cotton Street, Derby, DE1 9ZX", "address:DE19ZX/FLAT2118", "FLAT2118, DE1 9ZX"],
  ["document", "c 4471902", "document:C4471902", "C4471902"],
  ["device", "35-525965-890921-6", "imei:355259658909216", "35-525965-890921-6"],
  ["device", "35525965890921", "imei:355259658909216", "35-525965-890921-6"],
  [
    "wallet",
    "0x760EE93B086AFB67CE823735DC382102BEEC8211",
    "wallet:ethereum:0x760ee93b086afb67ce823735dc382102beec8211",
    "0x760ee93B086AFb67ce823735dc382102BeEC8211",
  ],
  ["flight", "ba 0117", "flight:BA117", "BA 117"],
];

describe("normal forms", () => {
  test.each(EXAMPLES)("a %s written %j is stored as %s", (kind, written, key, shown) => {
    expect(normaliseSelector(kind, written)?.key).toBe(key);
    expect(displaySelector(key)).toBe(shown);
    expect(kindOfKey(key)).toBe(kind);
  });

  test.each(EXAMPLES)("a %s written %j gives the same key from its key", (kind, written) => {
    const key = normaliseSelector(kind, written)?.key ?? "";
    expect(normaliseSelector(kind, key)?.key).toBe(key);
  });

  test.each(EXAMPLES.filter(([kind]) => kind !== "address"))(
    "a %s written %j gives the same key from its display",
    (kind, written) => {
      const normal = normaliseSelector(kind, written);
      expect(normaliseSelector(kind, normal?.display ?? "")?.key).toBe(normal?.key);
    },
  );

  test("an address in its display form gives the same key", () => {
    const normal = normaliseSelector("address", "Flat 2, 118 Cotton Street, Derby, DE1 9ZX");
    expect(normaliseSelector("address", normal?.display ?? "")?.key).toBe(normal?.key);
  });

  test("normalising is idempotent for whatever string has a normal form, and never throws", () => {
    const alphabet = fc.constantFrom(...". -/:@()+0123456789ABCDEIMOTUVXZabcdeimot_<");
    const written = fc.oneof(fc.string(), fc.string({ unit: alphabet, maxLength: 24 }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(NORMALISERS)), written, (kind, text) => {
        const normal = normaliseSelector(kind, text);
        if (normal === null) return true;
        const fromDisplay = kind === "address" ? normal.key : normaliseSelector(kind, normal.display)?.key;
        return normaliseSelector(kind, normal.key)?.key === normal.key && fromDisplay === normal.key;
      }),
      { numRuns: 3000 },
    );
  });

  test("spaces, dashes and dots between the characters never change a key", () => {
    const cases = [
      ["vehicle", "AB12CDE"],
      ["container", "TRBU6750843"],
      ["device", "355259658909216"],
      ["postcode", "CT169XX"],
      ["document", "C4471902"],
      ["trailer", "C0447712"],
    ] as const;
    const gaps = fc.array(fc.constantFrom("", " ", "-", "."), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(...cases), gaps, ([kind, plain], between) => {
        const written = [...plain]
          .map((letter, nth) => letter + (nth < plain.length - 1 ? between[nth] : ""))
          .join("");
        return normaliseSelector(kind, written)?.key === normaliseSelector(kind, plain)?.key;
      }),
    );
  });

  test("every selector kind has a normaliser and no other kind has one", () => {
    expect(Object.keys(NORMALISERS).sort()).toEqual(MENTION_KINDS.filter(isSelectorKind).sort());
    expect(normaliseSelector("person", "Arben Hoxha")).toBeNull();
    expect(normaliseSelector("nothing", "07700 900123")).toBeNull();
    expect(normaliseSelector("constructor", "07700 900123")).toBeNull();
  });

  test("the scheme of a key may stand for its kind", () => {
    expect(normaliseSelector("vrm", "AB12 CDE")?.key).toBe("vrm:AB12CDE");
    expect(normaliseSelector("imei", "355259658909216")?.valid).toBe(true);
  });

  test("a haulier's bare fleet number has no normal form, because every haulier has a number four", () => {
    expect(normaliseSelector("trailer", "4471")).toBeNull();
  });

  test("what is no key is shown as it is", () => {
    for (const word of ["", "plain", "toString:x", ":", "unknown:1"])
      expect(displaySelector(word)).toBe(word);
  });
});
