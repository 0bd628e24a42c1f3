import fc from "fast-check";
import { expect, test } from "vitest";
import { guessSelectors } from "./index.ts";

const keys = (written: string) => guessSelectors(written).map((guess) => guess.key);

test("a word is read as everything it could be, the likeliest first", () => {
  expect(keys("07700 900 123")[0]).toBe("phone:+447700900123");
  expect(keys("ab12cde")[0]).toBe("vrm:AB12CDE");
  expect(keys("trbu 675084 3")[0]).toBe("container:TRBU6750843");
  expect(keys("9507063")[0]).toBe("imo:9507063");
  expect(keys("355259658909216")[0]).toBe("imei:355259658909216");
  expect(keys("ct169xx")[0]).toBe("postcode:CT169XX");
  expect(keys("c4471902")).toEqual(expect.arrayContaining(["document:C4471902", "trailer:C4471902"]));
});

test("a bare handle is looked up on every platform", () => {
  expect(keys("@channelrun")).toEqual(
    expect.arrayContaining(["handle:channelrun", "handle:telegram:channelrun"]),
  );
});

test("a phrase gives what is in it", () => {
  expect(keys("who uses 07700900123 or AB12 CDE?")).toEqual(
    expect.arrayContaining(["phone:+447700900123", "vrm:AB12CDE"]),
  );
});

test("an ordinary word is nothing but, at most, a handle", () => {
  expect(guessSelectors("Dover").map((guess) => guess.kind)).toEqual([]);
  expect(guessSelectors("")).toEqual([]);
});

test("no string makes it throw, and no key is given twice", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
      const all = keys(text);
      return new Set(all).size === all.length;
    }),
  );
});
