import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readTrust, verify } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/bundle/v3/", import.meta.url);
const read = (name) => readFileSync(new URL(`${name}.json`, GOLDEN));
const trust = () => readTrust(read("trust").toString());

test("leaves of two generations pass under a trust file that is older than the second", () => {
  const bundle = JSON.parse(read("generations"));

  assert.equal(bundle.log.generation, "2");
  assert.deepEqual(trust().logs.map(({ shard }) => shard), [0, 1]);
  assert.deepEqual(verify(read("generations"), trust()).steps.filter(({ passed }) => !passed), []);
});

const changes = [
  ["a leaf in the place of the seal", (bundle) => { bundle.entries.find(({ leaf }) => leaf.shard === 0).leaf.index = last(bundle, 0); }, "commitments log.shards[0].sealed"],
  ["a leaf behind the seal", (bundle) => { bundle.entries.find(({ leaf }) => leaf.shard === 0).leaf.index = `${Number(last(bundle, 0)) + 1}`; }, "commitments log.shards[0].sealed"],
  ["a sealed shard shown as one that grows", ({ log }) => { delete log.shards[0].sealed; }, "commitments log.shards[0].multiproof"],
  ["a seal in favour of another generation", ({ log }) => { log.shards[0].sealed.generation = "3"; }, "commitments log.shards[0].multiproof"],
  ["a seal in favour of other shards", ({ log }) => { log.shards[0].sealed.firstShard = 3; }, "commitments log.shards[0].multiproof"],
  ["growing shards of an earlier generation", ({ log }) => { log.firstShard = 5; }, "epoch log.shards[0].sealed"],
  ["sealed shards of a later generation", ({ log }) => { log.firstShard = 3; }, "epoch log.shards[0].sealed"],
  ["another generation", ({ log }) => { log.generation = "3"; }, "epoch log.shards[0].sealed"],
  ["a generation that begins nowhere", ({ log }) => { delete log.firstShard; }, "epoch log.generation"],
  ["the first generation with shards that a trust file does not name", ({ log }) => { log.generation = "1"; delete log.firstShard; }, "checkpoints log.shards[2].note"],
  ["a first shard of the first generation", ({ log }) => { log.firstShard = 0; }, "structure log.firstShard"],
];

const last = ({ log }, shard) => `${Number(log.shards.find((each) => each.shard === shard).note.split("\n")[1]) - 1}`;

for (const [name, change, refused] of changes) {
  test(`${name} is refused`, () => {
    const bundle = JSON.parse(read("generations"));
    change(bundle);
    const { step, path } = verify(Buffer.from(canonical(bundle)), trust()).steps.at(-1);

    assert.equal(`${step} ${path}`, refused);
  });
}

/** What RFC 8785 makes of text, whole numbers and objects. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
}
