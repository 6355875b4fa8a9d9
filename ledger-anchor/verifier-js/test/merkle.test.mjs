import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex, utf8 } from "../src/bytes.mjs";
import { leafHash, requireIncluded, rootOfLeaves, rootOfMultiproof } from "../src/merkle.mjs";
import { readCheckpoint } from "../src/note.mjs";
import { Refused } from "../src/refused.mjs";

const leaves = (count) => Array.from({ length: count }, (_, i) => leafHash(utf8(`leaf ${i}`)));
const split = (size) => 2 ** Math.floor(Math.log2(size - 1));

/** RFC 6962 section 2.1, as it is written there. */
function hash(all) {
  if (all.length === 1) return all[0];
  const k = split(all.length);
  return leafHashOfNode(hash(all.slice(0, k)), hash(all.slice(k)));
}

const leafHashOfNode = (left, right) => rootOfLeaves([left, right]);

function path(all, index) {
  if (all.length === 1) return [];
  const k = split(all.length);
  return index < k ? [...path(all.slice(0, k), index), hash(all.slice(k))] : [...path(all.slice(k), index - k), hash(all.slice(0, k))];
}

function multiproof(all, wanted) {
  if (wanted.length === 0) return [hash(all)];
  if (all.length === 1) return [];
  const k = split(all.length);
  return [...multiproof(all.slice(0, k), wanted.filter((i) => i < k)), ...multiproof(all.slice(k), wanted.filter((i) => i >= k).map((i) => i - k))];
}

test("the root of nothing is the hash of nothing", () => {
  assert.equal(toHex(rootOfLeaves([])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("level by level and by halves lead to the same root", () => {
  for (let size = 1; size <= 33; size++) assert.deepEqual(rootOfLeaves(leaves(size)), hash(leaves(size)));
});

test("every leaf of every small tree is proven by its path, and by no other", () => {
  for (let size = 1; size <= 17; size++) {
    const all = leaves(size);
    for (let index = 0; index < size; index++) {
      const proof = path(all, index);
      requireIncluded(all[index], BigInt(index), BigInt(size), proof, hash(all));
      assert.throws(() => requireIncluded(all[index], BigInt(index), BigInt(size), [...proof, all[0]], hash(all)), Refused);
      assert.throws(() => requireIncluded(all[index], BigInt(size), BigInt(size), proof, hash(all)), Refused);
      if (proof.length > 0) {
        assert.throws(() => requireIncluded(all[index], BigInt(index), BigInt(size), proof.slice(1), hash(all)), Refused);
      }
    }
  }
});

test("every set of leaves of a small tree is proven by its multiproof", () => {
  const all = leaves(7);
  for (let set = 1; set < 2 ** 7; set++) {
    const wanted = [...all.keys()].filter((i) => set & (1 << i));
    const proof = multiproof(all, wanted);
    const root = (hashes) => rootOfMultiproof(7n, wanted.map(BigInt), wanted.map((i) => all[i]), hashes);
    assert.deepEqual(root(proof), hash(all));
    assert.throws(() => root([...proof, all[0]]), Refused);
    if (proof.length > 0) assert.throws(() => root(proof.slice(1)), Refused);
  }
});

test("a multiproof of indexes outside the tree, twice or in another order is refused", () => {
  const all = leaves(3);
  for (const indexes of [[], [3n], [1n, 1n], [1n, 0n], [-1n]]) {
    assert.throws(() => rootOfMultiproof(3n, indexes, indexes.map(() => all[0]), all), Refused);
  }
});

test("a checkpoint has three lines, and its note one spelling", () => {
  const root = Buffer.alloc(32).toString("base64");
  const line = `— example.com/log ${Buffer.alloc(68).toString("base64")}\n`;
  const note = `example.com/log\n5\n${root}\n\n${line}`;
  assert.equal(readCheckpoint(note).size, 5n);
  const others = [note.trimEnd(), note.replace("\n5\n", "\n05\n"), note.replace("\n\n", "\nextension\n\n"), note + "\n", note.replace("—", "-"),
    note.replace("example", "exa mple"), note + line.repeat(64), note.replace(line, ""), note.replaceAll("\n", "\r\n")];
  for (const other of others) assert.throws(() => readCheckpoint(other), Refused);
});
