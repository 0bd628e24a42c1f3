import { describe, expect, test } from "vitest";
import { fill, parseTemplate, type Source, TemplateProblem } from "./template.ts";

function source(
  values: Readonly<Record<string, string>>,
  related: Readonly<Record<string, readonly Source[]>> = {},
): Source {
  return {
    value: (column, through) => (values[column] ?? "") + (through && values[column] ? `/${through}` : ""),
    each: (relation) => related[relation] ?? [],
  };
}

const CAR = source(
  { reg: "AB12 CDE", colour: "", ":ID": "7" },
  { who: [source({ name: "Arben", age: "38" }), source({ name: "Luan" }), source({})] },
);

describe("a template is filled:", () => {
  const cases: readonly (readonly [template: string, text: string])[] = [
    ["{reg} seen", "AB12 CDE seen"],
    ["{:ID}", "7"],
    ["{reg|list}", "AB12 CDE/list"],
    ["a[ {colour}] car[ with {reg}]", "a car with AB12 CDE"],
    ["[{colour} car, {reg}]", " car, AB12 CDE"],
    ["[Aboard: [each who|{name}[ ({age})]|, ].]", "Aboard: Arben (38), Luan."],
    ["[None: [each nobody|{name}|, ].]", ""],
    ["[[{{reg}}]] ||", "[{reg}] |"],
    ["[always]", "always"],
  ];
  test.each(cases)("%s", (template, text) => {
    expect(fill(parseTemplate(template), CAR)).toBe(text);
  });
});

describe("a template that cannot be read says where it goes wrong:", () => {
  const cases: readonly (readonly [template: string, says: RegExp])[] = [
    ["a {reg", /\{ that is never closed, at character 3/],
    ["a [b", /\[ that is never closed, at character 3/],
    ["a ]b", /\] that closes nothing.*character 3/],
    ["a }b", /\} that closes nothing.*character 3/],
    ["{}", /needs one column/],
    ["[x ".repeat(40), /nested too deep/],
  ];
  test.each(cases)("%s", (template, says) => {
    expect(() => parseTemplate(template)).toThrow(TemplateProblem);
    expect(() => parseTemplate(template)).toThrow(says);
  });
});
