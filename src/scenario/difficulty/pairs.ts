/**
 * Counts pairs that share a value, without comparing any two: values are kept as digests in typed arrays, sorted, and
 * runs of equal ones counted. Sixteen bytes a row and key, and the same answer as comparing all with all.
 */

export interface Digests {
  readonly add: (text: string) => void;
  /** How many pairs of what was added are equal. */
  readonly equalPairs: () => number;
}

export function digests(): Digests {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    add: (text) => {
      if (length === values.length) {
        const wider = new Float64Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = digest(text);
    },
    equalPairs: () => {
      const sorted = values.subarray(0, length).sort();
      let pairs = 0;
      let run = 1;
      for (let at = 1; at <= length; at++) {
        if (at < length && sorted[at] === sorted[at - 1]) run += 1;
        else {
          pairs += (run * (run - 1)) / 2;
          run = 1;
        }
      }
      return pairs;
    },
  };
}

/**
 * Two FNV-1a walks give 53 bits: among a few million values two different ones are taken for equal less than once in a
 * thousand runs.
 */
function digest(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9dc5811c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code ^ (at & 0xff), 0x0100_01b3);
  }
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d);
  high = Math.imul(high ^ (high >>> 13), 0x297a2d39);
  return ((high >>> 0) & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
