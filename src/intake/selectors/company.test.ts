import { expect, test } from "vitest";
import { textsOf } from "./testing.ts";

const companies = (text: string) => textsOf("company", text);

test("a legal form closes a company's name, and the name reaches back over its words", () => {
  expect(companies("Director of Elite Nails & Beauty Ltd.")).toEqual(["Elite Nails & Beauty Ltd"]);
  expect(companies("Paid to Danube Freight Services SRL and Müller Spedition GmbH.")).toEqual([
    "Danube Freight Services SRL",
    "Müller Spedition GmbH",
  ]);
  expect(companies("haulier Drita Trans Sh.p.k., Tirana")).toEqual(["Drita Trans Sh.p.k."]);
  expect(companies("Van der Linde Transport B.V. of Rotterdam")).toEqual(["Van der Linde Transport B.V."]);
});

test("a line of business closes a trading name, and two joined by and are two", () => {
  expect(companies("Euro Star Couriers and A1 Tyres share a yard.")).toEqual([
    "Euro Star Couriers",
    "A1 Tyres",
  ]);
  expect(companies("He runs Blue Wave Hand Car Wash.")).toEqual(["Blue Wave Hand Car Wash"]);
});

test("a business without a name, and a body of the state, are no companies", () => {
  for (const text of [
    "marked HAND CAR WASH",
    "a hand car wash",
    "the Department for Transport",
    "Staff and Logistics met",
  ]) {
    expect(companies(text), text).toEqual([]);
  }
});
