/**
 * Proofs over the tree: that a leaf is in it (RFC 9162, section 2.1.3), and that an older tree is its beginning
 * (section 2.1.4). Whoever holds a signed head can check either without the log.
 */
import { append, emptyFrontier, nodeHash, rootOf } from "./merkle.ts";

/** PATH(m, D[n]) of section 2.1.3.1: the hashes beside the way from leaf `index` to the root, lowest first. */
export function inclusionProof(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (!(index >= 0 && index < leaves.length)) {
    throw new RangeError(`leaf ${index} is not in a tree of ${leaves.length}`);
  }
  if (leaves.length === 1) return [];
  const half = splitOf(leaves.length);
  const left = leaves.slice(0, half);
  const right = leaves.slice(half);
  return index < half
    ? [...inclusionProof(index, left), rootOver(right)]
    : [...inclusionProof(index - half, right), rootOver(left)];
}

/** Section 2.1.3.2. */
export function isIncluded(
  leaf: Buffer,
  index: number,
  tree: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (!(index >= 0 && index < tree.size)) return false;
  let place = index;
  let last = tree.size - 1;
  let node = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      node = nodeHash(beside, node);
      // The node was the end of an incomplete row and rose without a partner: rise as far before going on.
      while (!isOdd(place) && place !== 0) [place, last] = [halved(place), halved(last)];
    } else {
      node = nodeHash(node, beside);
    }
    [place, last] = [halved(place), halved(last)];
  }
  return last === 0 && node.equals(tree.root);
}

/** PROOF(m, D[n]) of section 2.1.4.1: that the tree of the first `size` leaves is the beginning of this one. */
export function consistencyProof(size: number, leaves: readonly Buffer[]): Buffer[] {
  if (!(size > 0 && size <= leaves.length)) {
    throw new RangeError(`a tree of ${size} cannot be the beginning of a tree of ${leaves.length}`);
  }
  return subproof(size, leaves, true);
}

function subproof(size: number, leaves: readonly Buffer[], whole: boolean): Buffer[] {
  if (size === leaves.length) return whole ? [] : [rootOver(leaves)];
  const half = splitOf(leaves.length);
  const left = leaves.slice(0, half);
  const right = leaves.slice(half);
  return size <= half
    ? [...subproof(size, left, whole), rootOver(right)]
    : [...subproof(size - half, right, false), rootOver(left)];
}

/** Section 2.1.4.2. */
export function isConsistent(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let place = older.size - 1;
  let last = newer.size - 1;
  while (isOdd(place)) [place, last] = [halved(place), halved(last)];
  let olderNode = first;
  let newerNode = first;
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      olderNode = nodeHash(beside, olderNode);
      newerNode = nodeHash(beside, newerNode);
      while (!isOdd(place) && place !== 0) [place, last] = [halved(place), halved(last)];
    } else {
      newerNode = nodeHash(newerNode, beside);
    }
    [place, last] = [halved(place), halved(last)];
  }
  return last === 0 && olderNode.equals(older.root) && newerNode.equals(newer.root);
}

function rootOver(leaves: readonly Buffer[]): Buffer {
  const frontier = emptyFrontier();
  for (const leaf of leaves) append(frontier, leaf);
  return rootOf(frontier);
}

/** The largest power of two smaller than n: where section 2.1.1 divides a list of n > 1 leaves. */
function splitOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

// Sizes exceed 32 bits in principle, so no bit operators.
const isOdd = (n: number): boolean => n % 2 === 1;
const halved = (n: number): number => Math.floor(n / 2);

function isPowerOfTwo(n: number): boolean {
  let rest = n;
  while (rest % 2 === 0 && rest > 1) rest /= 2;
  return rest === 1;
}
