import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayPhone, isReservedForDrama, normalisePhone } from "./phone.ts";
import { firstOf, keysIn, textsOf } from "./testing.ts";

describe("telephone numbers", () => {
  test("every way of writing a number has one key", () => {
    for (const written of [
      "07700 900123",
      "07700900123",
      "07700-900-123",
      "07700.900.123",
      "+44 7700 900 123",
      "+44 (0)7700 900123",
      "0044 7700 900123",
      "(07700) 900123",
      "447700900123",
    ]) {
      expect(normalisePhone(written)?.key, written).toBe("phone:+447700900123");
    }
  });

  test("numbers that Ofcom reserves for fiction are valid, though the library knows no such operator", () => {
    for (const number of [
      "+447700900000",
      "+447700900999",
      "+442079460000",
      "+441134960999",
      "+441914980123",
      "+442920180123",
      "+442896496123",
      "+441632960123",
      "+448081570123",
      "+443069990123",
    ]) {
      expect(isReservedForDrama(number), number).toBe(true);
      expect(normalisePhone(number)?.valid, number).toBe(true);
    }
  });

  test("the neighbours of a reserved range are not reserved", () => {
    for (const number of [
      "+447700899999",
      "+447700901000",
      "+442079461000",
      "+441632961000",
      "+4477009001234",
    ]) {
      expect(isReservedForDrama(number), number).toBe(false);
    }
    expect(firstOf("phone", "Rang 07700 900123")?.properties.reserved).toBe("Ofcom");
  });

  test("a number that no plan knows is kept with its validity as a property", () => {
    const found = firstOf("phone", "mobile 01999 999999 was given");
    expect(found?.valid).toBe(false);
    expect(found?.confidence).toBe("possible");
  });

  test("numbers of other countries are read by their code, or by the country that the words name", () => {
    expect(keysIn("His number is +33 6 39 98 41 07.")).toContain("phone:+33639984107");
    expect(keysIn("French mobile 06 39 98 12 55 rang.")).toContain("phone:+33639981255");
  });

  test("a UK number stays one although the sentence names another country", () => {
    expect(keysIn("The Albanian driver gave number 07700 900123.")).toContain("phone:+447700900123");
  });

  test("dates, times, sums, logs and seals are not numbers to call", () => {
    for (const text of [
      "CAD 0113 4960447 of 21/09/2025",
      "from 0600-1800 on 01.02.2025",
      "£400,000 and 1,234,567 cigarettes",
      "seal number 4471902331",
      "Score 44-20-17",
    ]) {
      expect(textsOf("phone", text), text).toEqual([]);
    }
  });

  test("a WhatsApp link is the number it opens", () => {
    expect(keysIn("Message wa.me/447700900890 tonight")).toEqual(["phone:+447700900890"]);
  });

  test("people read UK numbers in national form and others in international form", () => {
    expect(displayPhone("+447700900123")).toBe("07700 900123");
    expect(displayPhone("+33639984107")).toBe("+33 6 39 98 41 07");
  });

  test("separators between the digits never change the key", () => {
    const separators = fc.array(fc.constantFrom("", " ", "-", "."), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), separators, (last, gaps) => {
        const digits = `07700900${String(last).padStart(3, "0")}`;
        const written = [...digits].map((digit, nth) => digit + (nth < 10 ? gaps[nth] : "")).join("");
        return normalisePhone(written)?.key === `phone:+44${digits.slice(1)}`;
      }),
    );
  });
});
