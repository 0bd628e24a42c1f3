import { expect, test } from "vitest";
import { keepNames, parseAddress, safeNext, writeAddress } from "./address-state.ts";

test("a phone number in the address stays text, with its plus and its zeros", () => {
  const written = writeAddress({ q: "+447700900123" });
  expect(written).toBe("?q=%2B447700900123");
  expect(parseAddress(written)).toEqual({ q: "+447700900123" });
  expect(parseAddress("?q=07700900123")).toEqual({ q: "07700900123" });
});

test("what is empty leaves no trace in the address", () => {
  expect(writeAddress({ q: "", state: undefined, sort: "-changed" })).toBe("?sort=-changed");
  expect(writeAddress({})).toBe("");
});

test("a page keeps the names it knows and drops the others", () => {
  expect(keepNames(["state", "q"])({ state: "draft", evil: "x", q: "" })).toEqual({ state: "draft" });
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", undefined])(
  "signing in never leads to %s",
  (next) => {
    expect(safeNext(next)).toBe("/");
  },
);

test("signing in leads back to the page that was asked for", () => {
  expect(safeNext("/reports?state=draft")).toBe("/reports?state=draft");
});
