import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  consistencyProof,
  emptyFrontier,
  emptyRoot,
  isConsistent,
  leafHash,
  rootOf,
  treeRoot,
  withLeaf,
} from './merkle.ts';

/** The leaves and roots that the implementations of Certificate Transparency agree on. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const known = leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
const manyLeaves = Array.from({ length: 300 }, (_, index) => leafHash(String(index)));

test('the tree is that of RFC 6962: the vectors that others agree on', () => {
  expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  let frontier = emptyFrontier;
  expect(rootOf(frontier)).toBe(emptyRoot);
  for (const [index, leaf] of known.entries()) {
    frontier = withLeaf(frontier, leaf);
    expect(rootOf(frontier)).toBe(roots[index]);
  }
});

test('the proof from 6 to 8 leaves is that of the other implementations', () => {
  expect(consistencyProof(known, 6)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

const sizes = fc
  .tuple(fc.integer({ min: 1, max: manyLeaves.length }), fc.integer({ min: 1, max: manyLeaves.length }))
  .map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const headOf = (size: number) => ({ size, root: treeRoot(manyLeaves.slice(0, size)) });

test('every tree is shown to be the beginning of every later one', () => {
  fc.assert(
    fc.property(sizes, ([older, newer]) => {
      const proof = consistencyProof(manyLeaves.slice(0, newer), older);
      expect(isConsistent(headOf(older), headOf(newer), proof)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('no proof holds with one bit changed, one hash more or less, or for a tree with another past', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), ([older, newer], where) => {
      const proof = consistencyProof(manyLeaves.slice(0, newer), older);
      const [from, to] = [headOf(older), headOf(newer)];
      const forged = leafHash(`forged ${where}`);
      const past = [...manyLeaves.slice(0, newer)];
      past[where % older] = forged;
      expect(isConsistent(from, { size: newer, root: treeRoot(past) }, consistencyProof(past, older))).toBe(false);
      expect(isConsistent(from, to, [...proof, forged])).toBe(false);
      expect(isConsistent({ ...from, root: forged }, to, proof)).toBe(false);
      if (proof.length === 0) return;
      expect(isConsistent(from, to, proof.slice(1))).toBe(false);
      const altered = proof.map((hash, index) => (index === where % proof.length ? forged : hash));
      expect(isConsistent(from, to, altered)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('there is no proof from a tree that was not', () => {
  expect(() => consistencyProof(known, 0)).toThrow(RangeError);
  expect(() => consistencyProof(known, 9)).toThrow(RangeError);
  expect(isConsistent({ size: 0, root: emptyRoot }, headOf(3), [])).toBe(false);
});
