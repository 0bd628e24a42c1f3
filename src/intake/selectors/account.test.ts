import { expect, test } from "vitest";
import { firstOf, keysIn, textsOf } from "./testing.ts";

test("an IBAN is found grouped or not, in the length of its country", () => {
  expect(keysIn("Paid to GB84 TRBY 8121 6359 2699 66 today")).toEqual(["iban:GB84TRBY81216359269966"]);
  expect(keysIn("Paid to DE21565143162118588919.")).toEqual(["iban:DE21565143162118588919"]);
});

test("a wrong IBAN is kept where the text says IBAN, and only there", () => {
  expect(firstOf("account", "IBAN GB84 TRBY 8121 6359 2699 67")?.valid).toBe(false);
  expect(textsOf("account", "code GB84 TRBY 8121 6359 2699 67")).toEqual([]);
});

test("a sort code and its account number are one account, whichever comes first", () => {
  const key = "account:20000055779911";
  for (const text of [
    "sort code 20-00-00 account 55779911",
    "20-00-00, account number 55779911",
    "20-00-00 55779911",
    "account number 55779911, sort code 20-00-00",
    "Sort code: 200000 Account: 55779911",
  ]) {
    expect(keysIn(text), text).toEqual([key]);
  }
});

test("an account number alone is found and identifies nothing", () => {
  expect(firstOf("account", "account number 90044771 at the bank")).toMatchObject({
    key: null,
    text: "90044771",
  });
});

test("dates, scores and ratios are no sort codes", () => {
  expect(textsOf("account", "21-09-25 20250921, score 44-20-17, rider account 12345678")).toEqual([]);
});
