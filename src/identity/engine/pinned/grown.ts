/** An array with room for at least so many, what it held still in it. */
export function grown<
  T extends Int32Array | Uint32Array | Uint16Array | Uint8Array | Float32Array | Float64Array,
>(array: T, length: number): T {
  if (length <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  wider.set(array as ArrayLike<number> as never);
  return wider;
}
