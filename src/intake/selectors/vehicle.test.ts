import { describe, expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";

describe("registration marks", () => {
  test("a current UK mark needs no other word, with or without its gap", () => {
    expect(textsOf("vehicle", "Seen AB12 CDE then KX19TRB.")).toEqual(["AB12 CDE", "KX19TRB"]);
  });

  test("what announces a mark is no part of it, though another country's plate may look so", () => {
    for (const text of [
      "A white Transit, VRM LX19 KFG, left.",
      "A VRN KX19TRB van.",
      "A BMW AB12 CDE car.",
    ]) {
      expect(textsOf("vehicle", text), text).toEqual([/LX19 KFG|KX19TRB|AB12 CDE/.exec(text)?.[0]]);
    }
  });

  test("plates of Europe are found where the words speak of a vehicle, with their country", () => {
    const cases = [
      ["A Romanian lorry, B 117 TRB, passed.", "B 117 TRB", "RO"],
      ["German car K-TB 4471 waited.", "K-TB 4471", "DE"],
      ["French van GK-471-TR waited.", "GK-471-TR", "FR"],
      ["Irish car 191-D-44710 waited.", "191-D-44710", "IE"],
      ["Polish plates WX 4471K on a van.", "WX 4471K", "PL"],
      ["Bulgarian truck CB 4471 PX waited.", "CB 4471 PX", "BG"],
      ["Belgian car 1-TRB-471 waited.", "1-TRB-471", "BE"],
    ] as const;
    for (const [text, plate, country] of cases) {
      expect(textsOf("vehicle", text), text).toEqual([plate]);
      expect(firstOf("vehicle", text)?.properties.country, text).toBe(country);
    }
  });

  test("roads, ranks, makes, exhibits and postcodes are not plates", () => {
    for (const text of [
      "Took the M20 to J11 and the A2 in a car.",
      "PC 9921 drove the van.",
      "A BMW 320 car and a Boxer 335 van.",
      "Exhibit ABC/1 and exhibit LH/14 from the car.",
      "The van went to CT16 9XX.",
      "THE VAN LEFT THE M20 AND TURNED.",
    ]) {
      expect(textsOf("vehicle", text), text).toEqual([]);
    }
  });
});

describe("trailers", () => {
  test("a number after the word is a trailer's, however the haulier writes it", () => {
    expect(textsOf("trailer", "towing trailer TRL 4471 south")).toEqual(["TRL 4471"]);
    expect(textsOf("trailer", "trailer no. 88213 shipped")).toEqual(["88213"]);
    expect(textsOf("trailer", "UK trailer C0447712 dropped")).toEqual(["C0447712"]);
    expect(textsOf("trailer", "trailers TRL 4480 and TRL 4481 swapped")).toEqual(["TRL 4480", "TRL 4481"]);
  });

  test("a measure or a time after the word is not", () => {
    expect(textsOf("trailer", "The trailer 1360 cm long; trailer at 0410 hrs; trailer 2 of 3.")).toEqual([]);
  });

  test("a bare fleet number is found but has no key", () => {
    expect(firstOf("trailer", "trailer number 88213")?.key).toBeNull();
    expect(firstOf("trailer", "trailer TRL 4471")?.key).toBe("trailer:TRL4471");
  });
});
