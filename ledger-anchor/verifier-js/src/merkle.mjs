import { concat, equal } from "./bytes.mjs";
import { sha256 } from "./hashing.mjs";
import { require } from "./refused.mjs";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The leaf hash of RFC 6962 section 2.1. */
export const leafHash = (entry) => sha256(concat(LEAF, entry));

const nodeHash = (left, right) => sha256(concat(NODE, left, right));

/** The root over leaf hashes; of none, the hash of nothing. */
export function rootOfLeaves(leaves) {
  if (leaves.length === 0) return sha256(new Uint8Array());
  let level = leaves;
  while (level.length > 1) {
    const next = [];
    for (let i = 0; i + 1 < level.length; i += 2) next.push(nodeHash(level[i], level[i + 1]));
    if (level.length % 2 === 1) next.push(level.at(-1));
    level = next;
  }
  return level[0];
}

/**
 * That an audit path leads from a leaf to the root (RFC 9162 section 2.1.3.2). Index and size are bigint.
 */
export function requireIncluded(leaf, index, size, path, root) {
  require(index >= 0n && index < size, "", `leaf index ${index} is outside a tree of ${size} leaves`);
  let [node, number, last] = [leaf, index, size - 1n];
  for (const sibling of path) {
    require(last > 0n, "", "the path is too long");
    if (number % 2n === 1n || number === last) {
      node = nodeHash(sibling, node);
      while (number % 2n === 0n && number !== 0n) [number, last] = [number >> 1n, last >> 1n];
    } else {
      node = nodeHash(node, sibling);
    }
    [number, last] = [number >> 1n, last >> 1n];
  }
  require(last === 0n, "", "the path is too short");
  require(equal(node, root), "", "the inclusion path leads to another root");
}

/**
 * That a tree of `size` leaves is a prefix of one of `laterSize` (RFC 9162 section 2.1.4.2). Sizes are bigint.
 */
export function requireConsistent(size, laterSize, path, root, laterRoot) {
  require(size > 0n, "", "nothing is proven from an empty tree");
  require(size <= laterSize, "", `a tree of ${size} leaves is no prefix of one of ${laterSize}`);
  if (size === laterSize) {
    require(path.length === 0, "", "a tree is consistent with itself without hashes");
    return require(equal(root, laterRoot), "", "two trees of the same size have different roots");
  }
  const isPerfect = (size & (size - 1n)) === 0n;
  const hashes = isPerfect ? [root, ...path] : path;
  require(hashes.length > 0, "", "the consistency path is too short");
  let [number, last] = [size - 1n, laterSize - 1n];
  while (number % 2n === 1n) [number, last] = [number >> 1n, last >> 1n];
  let [old, later] = [hashes[0], hashes[0]];
  for (const sibling of hashes.slice(1)) {
    require(last > 0n, "", "the consistency path is too long");
    if (number % 2n === 1n || number === last) {
      [old, later] = [nodeHash(sibling, old), nodeHash(sibling, later)];
      while (number % 2n === 0n && number !== 0n) [number, last] = [number >> 1n, last >> 1n];
    } else {
      later = nodeHash(later, sibling);
    }
    [number, last] = [number >> 1n, last >> 1n];
  }
  require(last === 0n, "", "the consistency path is too short");
  require(equal(old, root), "", "the consistency path leads to another old root");
  require(equal(later, laterRoot), "", "the consistency path leads to another new root");
}

/**
 * The root that a multiproof leads to (docs/proof-api.md).
 *
 * @param {bigint} size leaves of the tree
 * @param {bigint[]} indexes of the leaves, strictly ascending
 */
export function rootOfMultiproof(size, indexes, leaves, hashes) {
  require(indexes.length > 0, "", "a multiproof is of one leaf or more");
  indexes.forEach((index, i) => require(i === 0 || index > indexes[i - 1], "", "the indexes of a multiproof ascend strictly"));
  require(indexes[0] >= 0n && indexes.at(-1) < size, "", `leaf index ${indexes.at(-1)} is outside a tree of ${size} leaves`);
  let used = 0;
  const fold = (begin, end, from, to) => {
    if (from === to) {
      require(used < hashes.length, "", "the multiproof has too few hashes");
      return hashes[used++];
    }
    if (end - begin === 1n) return leaves[from];
    const middle = begin + largestPowerBelow(end - begin);
    const cut = firstNotBelow(indexes, middle, from, to);
    const left = fold(begin, middle, from, cut);
    return nodeHash(left, fold(middle, end, cut, to));
  };
  const root = fold(0n, size, 0, indexes.length);
  require(used === hashes.length, "", "the multiproof has too many hashes");
  return root;
}

function largestPowerBelow(size) {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

function firstNotBelow(indexes, limit, from, to) {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (indexes[middle] < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The root of a prefix tree that a key, its value and the neighbours on its path, from the root down, lead to (docs/proof-api.md). */
export function rootOfPrefixTree(key, value, path) {
  require(path.length <= 8 * key.length, "", `a path of a prefix tree has at most ${8 * key.length} hashes, not ${path.length}`);
  const bit = (depth) => (key[depth >> 3] >> (7 - (depth & 7))) & 1;
  return path.reduceRight(
    (hash, neighbour, depth) => (bit(depth) ? nodeHash(neighbour, hash) : nodeHash(hash, neighbour)),
    leafHash(concat(key, value)));
}
