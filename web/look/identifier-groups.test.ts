import { expect, test } from "vitest";
import { identifierForms, keyValue } from "./identifier-groups.ts";

test.each([
  ["phone", "+447700900123", "+44 7700 900123"],
  ["phone", "07700 900 123", "07700 900123"],
  ["phone", "+33199001234", "+33 199 001 234"],
  ["phone", "+355690000001", "+355 690 000 001"],
  ["vehicle", "ab12cde", "AB12 CDE"],
  ["account", "GB33BUKB20201555555555", "GB33 BUKB 2020 1555 5555 55"],
  ["account", "20201555555555", "20-20-15 55555555"],
  ["container", "CSQU3054383", "CSQU 305438 3"],
  ["device", "490154203237518", "49 015420 323751 8"],
  ["postcode", "ct179aa", "CT17 9AA"],
  ["handle", "some_name", "some_name"],
])("a %s written %s is shown as %s", (kind, value, shown) => {
  expect(identifierForms(kind, value).shown).toBe(shown);
});

test("what is copied has no spaces, however it was written", () => {
  expect(identifierForms("phone", "+44 7700 900123").copied).toBe("+447700900123");
  expect(identifierForms("account", "GB33 BUKB 2020 1555 5555 55").copied).toBe("GB33BUKB20201555555555");
});

test("no digit stands alone at the end of a foreign number", () => {
  expect(identifierForms("phone", "+4915112345678901").shown).not.toMatch(/ \d$/);
});

test("the value of a key keeps its own colons", () => {
  expect(keyValue("web:https://a.example/")).toBe("https://a.example/");
});
