/** What no column can hold, a NUL or half a surrogate pair, becomes U+FFFD: of the same length, so that no offset moves. */
export function storable<Value>(value: Value): Value {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\u0000", "\ufffd") as Value;
  if (Array.isArray(value)) return value.map(storable) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [storable(key), storable(each)]),
  ) as Value;
}
