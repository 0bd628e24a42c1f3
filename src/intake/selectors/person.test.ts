import { describe, expect, test } from "vitest";
import { textsOf } from "./testing.ts";

const people = (text: string) => textsOf("person", text);

describe("people", () => {
  test("names of many origins are found whole, with their particles", () => {
    for (const name of [
      "Arben Hoxha",
      "Nguyen Van Thanh",
      "Omar al-Hassan",
      "Abdul Rahman bin Yusof",
      "Tesfay Gebremariam",
      "Mihai Popescu",
      "Shwan Karim",
      "Oleksandr Shevchuk",
      "Jean-Pierre Moreau",
      "Muhammad ibn Yusuf al-Tikriti",
    ]) {
      expect(people(`Officers met ${name} at noon.`), name).toEqual([name]);
    }
  });

  test("a surname in capitals, before or after, with or without a comma", () => {
    expect(people("Stopped ARBEN Hoxha.")).toEqual(["ARBEN Hoxha"]);
    expect(people("Stopped HOXHA Arben.")).toEqual(["HOXHA Arben"]);
    expect(people("Stopped HOXHA, Arben and left.")).toEqual(["HOXHA, Arben"]);
  });

  test("a text all in capitals yields only neighbours known as names", () => {
    expect(people("SUSPECT ARBEN HOXHA SEEN WITH MIHAI POPESCU AT THE YARD IN DOVER")).toEqual([
      "ARBEN HOXHA",
      "MIHAI POPESCU",
    ]);
  });

  test("an unknown name is found where the sentence says that it is one", () => {
    expect(people("A man called Zogbarti left.")).toEqual(["Zogbarti"]);
    expect(people("Mr Zogbarti left.")).toEqual(["Zogbarti"]);
    expect(people("Driver Qorvin Zogbarti left.")).toEqual(["Qorvin Zogbarti"]);
    expect(people("Qorvin Zogbarti, DOB 04/07/1991, left.")).toEqual(["Qorvin Zogbarti"]);
    expect(people("Qorvin Zogbarti left.")).toEqual([]);
  });

  test("aliases are people, in quotation marks also without capitals", () => {
    expect(people("Kaveh Rostami, also known as Kawa, aka 'the doctor'")).toEqual([
      "Kaveh Rostami",
      "Kawa",
      "the doctor",
    ]);
  });

  test("part of a name given before is found again", () => {
    expect(people("Arben Hoxha left. Hoxha said nothing. Later Arben returned.")).toEqual([
      "Arben Hoxha",
      "Hoxha",
      "Arben",
    ]);
  });

  test("names in other scripts are found after words that announce them", () => {
    expect(people("The name in Arabic is محمد الأحمد.")).toEqual(["محمد الأحمد"]);
    expect(people("Ivan Petrov (Иван Петров) left.")).toEqual(["Ivan Petrov", "Иван Петров"]);
    expect(people("The note said رقم الهاتف.")).toEqual([]);
  });

  test("officers after a rank, operations, places, months and sentence starts are nobody", () => {
    for (const text of [
      "PC Whitmore and DS Carla Dunne searched; PC 4471 Doyle signed.",
      "Operation Kestrel and Operation Long Harbour ended.",
      "Will attend in April or May; Mark the bags; Grace period over.",
      "Kent Police, Border Force and the Home Office met at Victoria Station.",
      "Great Yarmouth, Milton Keynes and Lincoln were visited.",
      "The King George Hotel on Queen Street.",
      "A boat named Kestrel and a pub called The Anchor.",
    ]) {
      expect(people(text), text).toEqual([]);
    }
  });
});
