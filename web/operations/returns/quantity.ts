import { plural } from "../../look/instants.ts";

/** A card's quantity as it is read: money in pounds, one of something as one. */
export function quantityText({
  unit,
  quantity,
}: {
  readonly unit: string;
  readonly quantity: number;
}): string {
  if (unit !== "pence") return plural(quantity, oneOf(unit), unit);
  return (quantity / 100).toLocaleString("en-GB", { style: "currency", currency: "GBP" });
}

const IRREGULAR: Readonly<Record<string, string>> = { people: "person", premises: "premises" };

/** Units are written as many, by whoever defines a measure. */
function oneOf(unit: string): string {
  return IRREGULAR[unit] ?? unit.replace(/(?<=[^s])s$/, "");
}
