/** A card's quantity as it is read: money in pounds. */
export function quantityText({
  unit,
  quantity,
}: {
  readonly unit: string;
  readonly quantity: number;
}): string {
  if (unit !== "pence") return `${quantity.toLocaleString("en-GB")} ${unit}`;
  return (quantity / 100).toLocaleString("en-GB", { style: "currency", currency: "GBP" });
}
