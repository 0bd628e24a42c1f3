import { describe, expect, test } from "vitest";
import { firstOf, textsOf } from "./testing.ts";

const TD3 = "P<ALBHOXHA<<ARBEN<<<<<<<<<<<<<<<<<<<<<<<<<<<\nBT77401124ALB9107049M2907033<<<<<<<<<<<<<<<0";
const TD2 = "I<BELPEETERS<<JAN<<<<<<<<<<<<<<<<<<<\n5904477123BEL8306247M2906243<<<<<<<0";
const TD1 = "I<ROUXZ114477<0<<<<<<<<<<<<<<<\n9002155F3002142ROU<<<<<<<<<<<0\nIONESCU<<ELENA<<<<<<<<<<<<<<<<";

describe("machine-readable zones", () => {
  test("a passport's zone gives number, holder, birth and expiry", () => {
    expect(firstOf("document", `Zone:\n${TD3}\nend`)).toMatchObject({
      text: TD3,
      key: "document:BT7740112",
      valid: true,
      properties: {
        type: "passport",
        name: "ARBEN HOXHA",
        birthDate: "1991-07-04",
        expiryDate: "2029-07-03",
        format: "TD3",
      },
    });
  });

  test("cards of both sizes are read", () => {
    expect(firstOf("document", TD2)).toMatchObject({ key: "document:590447712", valid: true });
    expect(firstOf("document", TD1)).toMatchObject({ key: "document:XZ114477", valid: true });
  });

  test("any one digit of a zone's checked fields changed makes it invalid", () => {
    const checked = [...TD3.matchAll(/\d/g)].map((match) => match.index).filter((at) => at > 44);
    for (const at of checked) {
      const other = TD3.slice(0, at) + ((Number(TD3[at]) + 1) % 10) + TD3.slice(at + 1);
      expect(firstOf("document", other)?.valid, other).toBe(false);
    }
  });

  test("the second line alone still gives the number", () => {
    expect(firstOf("document", TD3.split("\n")[1] ?? "")?.key).toBe("document:BT7740112");
  });

  test("a zone and the number typed from the cover meet", () => {
    expect(firstOf("document", "passport no. BT7740112")?.key).toBe(firstOf("document", TD3)?.key);
  });
});

describe("documents by number", () => {
  test("the type is that of the words before it", () => {
    expect(firstOf("document", "Romanian passport 055771203")?.properties.type).toBe("passport");
    expect(firstOf("document", "identity card number 037719024")?.properties.type).toBe("identity card");
    expect(firstOf("document", "a BRP ZX7740112")?.properties.type).toBe("residence permit");
    expect(firstOf("document", "Driving licence HOXHA907041A99XY")?.properties.type).toBe("driving licence");
    expect(firstOf("document", "NI number QQ 12 34 56 C")?.properties.type).toBe("national insurance number");
  });

  test("references, seals, warrants and exhibits are no documents", () => {
    for (const text of [
      "Home Office reference H1234567",
      "seal 4471902",
      "exhibit PASS/1",
      "warrant number 4471902",
    ]) {
      expect(textsOf("document", text), text).toEqual([]);
    }
  });
});
