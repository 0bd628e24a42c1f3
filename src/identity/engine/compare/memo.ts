/**
 * Remembers what two values came to. Direct-mapped: a slot holds the last pair that fell on it, so memory is bounded and
 * nothing has to be cleared.
 */

const SMALLEST = 12;
const LARGEST = 20;
/** Of so many values (two to this) a pair seldom comes again, and a large memory only costs. */
const MANY = 17;

export function memoised(
  compare: (a: number, b: number) => number,
  values: number,
): (a: number, b: number) => number {
  const needed = Math.ceil(Math.log2(values + 1));
  const bits = needed > MANY ? MANY : Math.min(LARGEST, Math.max(SMALLEST, needed + 5));
  const shift = 32 - bits;
  const slots = new Int32Array(3 << bits);
  return (a, b) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = (Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x85ebca6b) >>> shift) * 3;
    if (slots[slot] === low && slots[slot + 1] === high) return slots[slot + 2] as number;
    const value = compare(low, high);
    slots[slot] = low;
    slots[slot + 1] = high;
    slots[slot + 2] = value;
    return value;
  };
}
