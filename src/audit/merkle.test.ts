import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { append, emptyFrontier, frontierBytes, leafHash, nodeHash, readFrontier, rootOf } from "./merkle.ts";
import { consistencyProof, inclusionProof, isConsistent, isIncluded } from "./proofs.ts";

/** RFC 9162, section 2.1.1, word for word and as slow. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const sha = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (!only) return sha();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

function treeOver(leaves: readonly Buffer[]) {
  const frontier = emptyFrontier();
  for (const leaf of leaves) append(frontier, leaf);
  return { size: leaves.length, root: rootOf(frontier) };
}

function leavesOf(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => leafHash(`leaf ${index}`));
}

/** The eight entries that Certificate Transparency implementations are tested with, and the roots of their trees. */
const KNOWN_ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const KNOWN_ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the tree", () => {
  test("has the roots that other implementations of the RFC compute", () => {
    const frontier = emptyFrontier();
    const roots = KNOWN_ENTRIES.map((entry) => {
      append(frontier, leafHash(Buffer.from(entry, "hex")));
      return rootOf(frontier).toString("hex");
    });
    expect(roots).toEqual(KNOWN_ROOTS);
  });

  test("is, when empty, the hash of nothing", () => {
    expect(rootOf(emptyFrontier())).toEqual(createHash("sha256").digest());
  });

  test("grown leaf by leaf has the root of the recursive definition, at every size to 130", () => {
    const leaves = leavesOf(130);
    const frontier = emptyFrontier();
    leaves.forEach((leaf, index) => {
      append(frontier, leaf);
      expect(rootOf(frontier)).toEqual(naiveRoot(leaves.slice(0, index + 1)));
    });
  });

  test("is grown on from its stored frontier as if it had never stopped", () => {
    fc.assert(
      fc.property(fc.nat(70), fc.nat(70), (before, after) => {
        const leaves = leavesOf(before + after);
        const first = emptyFrontier();
        for (const leaf of leaves.slice(0, before)) append(first, leaf);
        const stored = readFrontier(before, frontierBytes(first));
        expect(stored).not.toBeNull();
        if (!stored) return;
        for (const leaf of leaves.slice(before)) append(stored, leaf);
        expect(rootOf(stored)).toEqual(naiveRoot(leaves));
      }),
    );
  });

  test("refuses a frontier with too few or too many peaks for its size", () => {
    expect(readFrontier(3, Buffer.alloc(32))).toBeNull();
    expect(readFrontier(4, Buffer.alloc(64))).toBeNull();
    expect(readFrontier(-1, Buffer.alloc(0))).toBeNull();
  });

  test("keeps leaves and nodes apart", () => {
    const [left, right] = [leafHash("a"), leafHash("b")];
    expect(nodeHash(left, right)).not.toEqual(leafHash(left, right));
  });
});

describe("a proof of inclusion", () => {
  test("has the paths of the RFC's example of seven leaves (section 2.1.5)", () => {
    const d = leavesOf(7);
    const at = (index: number) => d[index] as Buffer;
    const node = (from: number, to: number) => naiveRoot(d.slice(from, to));
    const [g, h, i, j, k, l] = [node(0, 2), node(2, 4), node(4, 6), at(6), node(0, 4), node(4, 7)];
    expect(inclusionProof(0, d)).toEqual([at(1), h, l]);
    expect(inclusionProof(3, d)).toEqual([at(2), g, l]);
    expect(inclusionProof(4, d)).toEqual([at(5), j, k]);
    expect(inclusionProof(6, d)).toEqual([i, k]);
  });

  test("holds for every leaf of every tree to 40, and for no other leaf, place or size", () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = leavesOf(size);
      const tree = treeOver(leaves);
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(index, leaves);
        expect(isIncluded(leaf, index, tree, proof)).toBe(true);
        expect(isIncluded(leafHash("another"), index, tree, proof)).toBe(false);
        if (size > 1) expect(isIncluded(leaf, (index + 1) % size, tree, proof)).toBe(false);
        expect(isIncluded(leaf, index, tree, [...proof, leaf])).toBe(false);
        if (proof.length > 0) expect(isIncluded(leaf, index, tree, proof.slice(1))).toBe(false);
        expect(isIncluded(leaf, size, tree, proof)).toBe(false);
      });
    }
  });

  test("is refused for a leaf that the tree does not have", () => {
    expect(() => inclusionProof(3, leavesOf(3))).toThrow("leaf 3 is not in a tree of 3");
  });
});

describe("a proof of consistency", () => {
  test("has the paths of the RFC's example of seven leaves (section 2.1.5)", () => {
    const d = leavesOf(7);
    const at = (index: number) => d[index] as Buffer;
    const node = (from: number, to: number) => naiveRoot(d.slice(from, to));
    const [g, i, j, k, l] = [node(0, 2), node(4, 6), at(6), node(0, 4), node(4, 7)];
    expect(consistencyProof(3, d)).toEqual([at(2), at(3), g, l]);
    expect(consistencyProof(4, d)).toEqual([l]);
    expect(consistencyProof(6, d)).toEqual([i, j, k]);
  });

  test("holds between every two sizes to 40, and not once a leaf of the older tree was another", () => {
    for (let newer = 1; newer <= 40; newer++) {
      const leaves = leavesOf(newer);
      for (let older = 1; older <= newer; older++) {
        const proof = consistencyProof(older, leaves);
        const before = leaves.slice(0, older);
        expect(isConsistent(treeOver(before), treeOver(leaves), proof)).toBe(true);
        const forged = [...before.slice(0, -1), leafHash("another")];
        expect(isConsistent(treeOver(forged), treeOver(leaves), proof)).toBe(false);
        expect(isConsistent(treeOver(before), treeOver(leaves), [...proof, leafHash("x")])).toBe(false);
        if (proof.length > 0) {
          expect(isConsistent(treeOver(before), treeOver(leaves), proof.slice(1))).toBe(false);
        }
      }
    }
  });

  test("is refused from the empty tree and from a larger one", () => {
    expect(() => consistencyProof(0, leavesOf(3))).toThrow();
    expect(() => consistencyProof(4, leavesOf(3))).toThrow();
    expect(isConsistent(treeOver(leavesOf(4)), treeOver(leavesOf(3)), [])).toBe(false);
  });
});
