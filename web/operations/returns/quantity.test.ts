import { expect, test } from "vitest";
import { quantityText } from "./quantity.ts";

test("a quantity is read as it would be said", () => {
  const said = (quantity: number, unit: string) => quantityText({ quantity, unit });
  expect(said(1, "documents")).toBe("1 document");
  expect(said(1, "people")).toBe("1 person");
  expect(said(1, "premises")).toBe("1 premises");
  expect(said(1, "kg")).toBe("1 kg");
  expect(said(2_400, "vehicles")).toBe("2,400 vehicles");
  expect(said(0, "people")).toBe("0 people");
  expect(said(125_050, "pence")).toBe("£1,250.50");
});
