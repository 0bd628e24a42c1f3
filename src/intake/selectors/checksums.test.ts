import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseAccount } from "./account.ts";
import { containerHolds, imoHolds, luhnDigit, luhnHolds } from "./checksums.ts";
import { normaliseWallet } from "./wallet.ts";

const digit = fc.integer({ min: 0, max: 9 });
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(""));

/** The text with the digit at one place raised by one to nine. */
function changed(text: string, place: number, by: number): string {
  return text.slice(0, place) + ((Number(text[place]) + by) % 10) + text.slice(place + 1);
}

const places = (length: number) =>
  fc.tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: 9 }));

describe("check digits", () => {
  test("published examples hold", () => {
    expect(containerHolds("CSQU3054383")).toBe(true);
    expect(imoHolds("9074729")).toBe(true);
    expect(luhnHolds("490154203237518")).toBe(true);
    expect(normaliseAccount("GB29 NWBK 6016 1331 9268 19")?.valid).toBe(true);
    expect(normaliseWallet("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")?.valid).toBe(true);
    expect(normaliseWallet("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")?.valid).toBe(true);
  });

  test("an IMEI with any one digit changed is rejected", () => {
    fc.assert(
      fc.property(digits(14), places(15), (body, [place, by]) => {
        const imei = body + luhnDigit(body);
        return luhnHolds(imei) && !luhnHolds(changed(imei, place, by));
      }),
    );
  });

  test("a container with any one digit of its serial number changed is rejected, but for ten read as nought", () => {
    fc.assert(
      fc.property(digits(6), places(6), (serial, [place, by]) => {
        const number = [..."0123456789"].map((check) => `TRBU${serial}${check}`).find(containerHolds);
        if (number === undefined) return false;
        const other = changed(number, place + 4, by);
        // ISO 6346 writes remainder ten as nought, so remainders ten and nought cannot be told apart.
        return !containerHolds(other) || number.endsWith("0");
      }),
    );
  });

  test("a container with its check digit changed is rejected", () => {
    for (let check = 0; check < 10; check++) {
      expect(containerHolds(`TRBU675084${check}`)).toBe(check === 3);
    }
  });

  test("an IMO number with its check digit, or its first, third, fifth or sixth digit changed by one, is rejected", () => {
    // Weights 6, 5, 4 and 2 share factors with ten, so the scheme itself misses some larger changes.
    fc.assert(
      fc.property(digits(6), fc.constantFrom(0, 1, 2, 3, 4, 5, 6), (body, place) => {
        const number = [..."0123456789"].map((check) => body + check).find(imoHolds);
        return number !== undefined && !imoHolds(changed(number, place, 1));
      }),
    );
  });

  test("an IBAN with any one digit changed is rejected", () => {
    fc.assert(
      fc.property(places(18), ([place, by]) => {
        const iban = "DE21565143162118588919";
        const other = changed(iban, place + 4, by);
        return normaliseAccount(other)?.valid === false;
      }),
    );
  });

  test("a wallet with any one character changed is rejected", () => {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    const address = "1AQQaWPTyWSfacU8xV6Mar5SdTa64VjdX8";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), fc.constantFrom(...alphabet), (place, letter) => {
        const other = address.slice(0, place) + letter + address.slice(place + 1);
        return letter === address[place] || normaliseWallet(other)?.valid === false;
      }),
    );
  });

  test("checks take any string without throwing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        luhnHolds(text);
        containerHolds(text);
        imoHolds(text);
        return true;
      }),
    );
  });
});
