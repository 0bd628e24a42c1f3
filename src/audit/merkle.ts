/**
 * The Merkle tree of RFC 9162, section 2.1, over SHA-256: leaves are hashed behind 0x00, nodes behind 0x01, so that a
 * node can never pass for a leaf. Pure: no I/O, no keys. Proofs are made and checked in `proofs.ts`.
 */
import { createHash, hash as digest } from "node:crypto";

export const HASH_BYTES = 32;
const LEAF = Buffer.of(0x00);
const EMPTY_ROOT = createHash("sha256").digest();

/**
 * What must be known of a tree to append to it: the roots of its complete subtrees, largest first, one for each
 * 1 in the binary form of its size. `append` changes it in place: a verification appends millions of times.
 */
export interface Frontier {
  size: number;
  readonly peaks: Buffer[];
}

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] };
}

export function leafHash(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash("sha256").update(LEAF);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  const message = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  message[0] = 0x01;
  left.copy(message, 1);
  right.copy(message, 1 + HASH_BYTES);
  return digest("sha256", message, "buffer");
}

/** Appends one leaf: O(1) hashes on average, O(log n) at most. */
export function append(frontier: Frontier, leaf: Buffer): void {
  let node = leaf;
  // Each trailing 1 of the size is a complete subtree as large as the node that is being carried.
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    node = nodeHash(frontier.peaks.pop() as Buffer, node);
  }
  frontier.peaks.push(node);
  frontier.size += 1;
}

/** The hash of the whole tree: MTH of RFC 9162, section 2.1.1. */
export function rootOf(frontier: Frontier): Buffer {
  return (
    frontier.peaks.reduceRight<Buffer | null>(
      (right, left) => (right ? nodeHash(left, right) : left),
      null,
    ) ?? EMPTY_ROOT
  );
}

/** The peaks end to end, as they are stored beside a head. */
export function frontierBytes(frontier: Frontier): Buffer {
  return Buffer.concat(frontier.peaks);
}

/** The frontier of a tree of this size, or null when the bytes cannot be one. */
export function readFrontier(size: number, bytes: Buffer): Frontier | null {
  if (!Number.isSafeInteger(size) || size < 0) return null;
  if (bytes.length !== HASH_BYTES * onesIn(size)) return null;
  const peaks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) peaks.push(bytes.subarray(at, at + HASH_BYTES));
  return { size, peaks };
}

function onesIn(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
