import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { requireConsistent, rootOfLeaves } from "../src/merkle.mjs";
import { sha256 } from "../src/hashing.mjs";
import { verifySupersession } from "../src/supersession.mjs";
import { supersessionText } from "../src/supersessionReport.mjs";
import { readTrust } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/", import.meta.url);
const read = (name) => new Uint8Array(readFileSync(new URL(name, GOLDEN)));
const trust = readTrust(Buffer.from(read("bundle/v3/trust.json")).toString());
const pair = Object.fromEntries(["older", "newer", "consistency"].map((name) => [name, read(`supersession/v1/${name}.json`)]));
const text = (bytes) => Buffer.from(bytes).toString();
const failed = async (files) => (await verifySupersession({ ...pair, ...files }, trust)).steps.at(-1);

test("a corrected period says what was known and billed then and now, and what moved", async () => {
  const report = await verifySupersession(pair, trust);

  assert.deepEqual(report.steps.filter(({ passed }) => !passed), []);
  const { periods: [march], corrections, then, now } = report.supersession;
  assert.deepEqual([then.blocks, now.blocks], [1, 3]);
  assert.equal(march.now - march.then, march.moves.reduce((sum, move) => sum + move.now - move.then, 0n));
  assert.match(corrections[0].words, /^takes back entry 1, because of block /);
  assert.match(supersessionText("newer.json", "older.json", report), /PASSED; keys trusted; account account-1\nThen, stated /);
});

test("a bill of another log is refused", async () => {
  assert.equal((await failed({ newer: read("bundle/v3/household.json") })).step, "consistency");
});

test("the older bill in the place of the newer is refused", async () => {
  assert.equal((await failed({ newer: pair.older, older: pair.newer })).step, "account");
});

test("a bill that does not pass alone is refused with its own step", async () => {
  const newer = Buffer.from(text(pair.newer).replace(/"amount":"\d/, '"amount":"7'));
  const { step, words } = await failed({ newer });

  assert.equal(step, "newer bill");
  assert.match(words, /^is refuted in step/);
});

test("the proof of a fact is no bill", async () => {
  assert.equal((await failed({ newer: read("proof/v1/entry.json") })).path, "format");
});

test("no log can be left out of the consistency proof, and no size or hash changed", async () => {
  const proof = JSON.parse(text(pair.consistency));
  for (let i = 0; i < proof.logs.length; i++) {
    const forgeries = [
      proof.logs.toSpliced(i, 1),
      ...["from", "to"].map((field) => proof.logs.with(i, { ...proof.logs[i], [field]: "2" })),
      proof.logs.with(i, { ...proof.logs[i], path: [] }),
    ];
    for (const logs of forgeries) {
      const { step, passed } = await failed({ consistency: Buffer.from(JSON.stringify({ ...proof, logs })) });
      assert.deepEqual([step, passed], ["consistency", false]);
    }
  }
});

test("every smaller tree is a prefix of every larger one, and of none with another leaf", () => {
  const leaves = Array.from({ length: 17 }, (_, i) => sha256(Uint8Array.of(i)));
  const other = leaves.with(0, sha256(Uint8Array.of(99)));
  for (let to = 1; to <= leaves.length; to++) {
    for (let from = 1; from <= to; from++) {
      const path = pathOf(leaves.slice(0, to), from);
      const roots = [rootOfLeaves(leaves.slice(0, from)), rootOfLeaves(leaves.slice(0, to))];
      requireConsistent(BigInt(from), BigInt(to), path, ...roots);
      assert.throws(() => requireConsistent(BigInt(from), BigInt(to), path, rootOfLeaves(other.slice(0, from)), roots[1]));
      assert.throws(() => requireConsistent(BigInt(from), BigInt(to), [...path, leaves[0]], ...roots));
    }
  }
});

/** PROOF of RFC 6962 section 2.1.2. */
function pathOf(leaves, from, known = true) {
  if (from === leaves.length) return known ? [] : [rootOfLeaves(leaves)];
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return from <= middle
    ? [...pathOf(leaves.slice(0, middle), from, known), rootOfLeaves(leaves.slice(middle))]
    : [...pathOf(leaves.slice(middle), from - middle, false), rootOfLeaves(leaves.slice(0, middle))];
}
