import { expect, test } from "vitest";
import { recognise, suggestLinks } from "./index.ts";

/** The links of a text as "from kind to". */
function links(text: string): string[] {
  const found = recognise(text);
  return suggestLinks(text, found).map(
    ({ from, to, kind }) => `${found[from]?.text} ${kind} ${found[to]?.text}`,
  );
}

test("a person uses the phone and drives the vehicle of the same sentence", () => {
  expect(links("Arben Hoxha drove AB12 CDE and rang 07700 900123.")).toEqual([
    "Arben Hoxha drives AB12 CDE",
    "Arben Hoxha uses 07700 900123",
  ]);
});

test("a driver named behind the vehicle drives it", () => {
  expect(links("Transit AB12 CDE driven by Arben Hoxha.")).toEqual(["Arben Hoxha drives AB12 CDE"]);
});

test("nothing is linked across the end of a sentence", () => {
  expect(links("Arben Hoxha left. The number 07700 900123 rang.")).toEqual([]);
});

test("the words between choose the link", () => {
  expect(links("Kestrel Haulage SRL owns trailer TRL 4471.")).toEqual(["Kestrel Haulage SRL owns TRL 4471"]);
  expect(links("Director Besnik Gashi of Blue Wave Hand Car Wash.")).toEqual([
    "Besnik Gashi directs Blue Wave Hand Car Wash",
  ]);
  expect(links("Arben Hoxha, DOB 04/07/1991.")).toEqual(["Arben Hoxha born 04/07/1991"]);
  expect(links("Kaveh Rostami, also known as Kawa, left.")).toEqual(["Kaveh Rostami also known as Kawa"]);
  expect(links("AB12 CDE was towing trailer TRL 4471.")).toEqual(["AB12 CDE tows TRL 4471"]);
  expect(links("Omar Saleh lives at 9 Elm Grove, Hull, HU5 9ZQ.")).toEqual([
    "Omar Saleh lives at 9 Elm Grove, Hull",
    "9 Elm Grove, Hull has postcode HU5 9ZQ",
  ]);
});

test("a date that is nobody's birth is linked to nobody", () => {
  expect(links("Arben Hoxha was stopped on 21/09/2025.")).toEqual([]);
});

test("a link's span holds both its ends", () => {
  const text = "Seen: Arben Hoxha, tel 07700 900123.";
  const [link] = suggestLinks(text, recognise(text));
  expect(text.slice(link?.start, link?.end)).toBe("Arben Hoxha, tel 07700 900123");
});
