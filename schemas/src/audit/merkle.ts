import { createHash } from 'node:crypto';

/** The Merkle tree of RFC 6962 (section 2.1): leaves and nodes are hashed with different prefixes. Hashes are hexadecimal. */

const sha256Of = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
const bytesOf = (hash: string): Uint8Array => Buffer.from(hash, 'hex');

export const leafHash = (bytes: string | Uint8Array): string => sha256Of(leafPrefix, bytes);
export const nodeHash = (left: string, right: string): string => sha256Of(nodePrefix, bytesOf(left), bytesOf(right));

/** Root of the tree without leaves. */
export const emptyRoot = sha256Of('');

/**
 * A tree as far as it must be known to grow: its whole subtrees, the largest first. Holds one hash for each bit that is
 * set in its size.
 */
export interface Frontier {
  size: number;
  hashes: readonly string[];
}
export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** The tree with one more leaf. */
export function withLeaf({ size, hashes }: Frontier, leaf: string): Frontier {
  const kept = [...hashes];
  let hash = leaf;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(kept.pop() ?? '', hash);
  return { size: size + 1, hashes: [...kept, hash] };
}

export function rootOf({ hashes }: Frontier): string {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The root of the tree over these leaves. */
export function treeRoot(leaves: readonly string[]): string {
  return rootOf(leaves.reduce(withLeaf, emptyFrontier));
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * That the tree over the first `size` of these leaves is the beginning of the tree over all of them (RFC 6962, 2.1.2).
 *
 * @throws {RangeError} unless 0 < `size` ≤ number of leaves.
 */
export function consistencyProof(leaves: readonly string[], size: number): string[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError(`no tree of ${size} leaves`);
  return subProof(leaves, size, true);
}

function subProof(leaves: readonly string[], size: number, isWhole: boolean): string[] {
  if (size === leaves.length) return isWhole ? [] : [treeRoot(leaves)];
  const split = splitOf(leaves.length);
  if (size <= split) return [...subProof(leaves.slice(0, split), size, isWhole), treeRoot(leaves.slice(split))];
  return [...subProof(leaves.slice(split), size - split, false), treeRoot(leaves.slice(0, split))];
}

export interface TreeHead {
  size: number;
  root: string;
}

/** Whether a proof shows that `newer` only adds to `older` (RFC 9162, 2.1.4.2). */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly string[]): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const isPowerOfTwo = Number.isInteger(Math.log2(older.size));
  const [first, ...path] = isPowerOfTwo ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let node = older.size - 1;
  let last = newer.size - 1;
  const up = () => {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  };
  while (node % 2 === 1) up();
  let [olderRoot, newerRoot] = [first, first];
  for (const hash of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      olderRoot = nodeHash(hash, olderRoot);
      newerRoot = nodeHash(hash, newerRoot);
      while (node % 2 === 0 && node !== 0) up();
    } else newerRoot = nodeHash(newerRoot, hash);
    up();
  }
  return last === 0 && olderRoot === older.root && newerRoot === newer.root;
}
