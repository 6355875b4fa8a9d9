import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readTrust, verify } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/", import.meta.url);
const read = (name) => new Uint8Array(readFileSync(new URL(name, GOLDEN)));
const trust = readTrust(Buffer.from(read("bundle/v3/trust.json")).toString());

const PROVEN = {
  entry: /^entry 2 of account account-1, booked 2026-03-01T06:05:00Z: 1 lines of 0.122210 EUR/,
  alert: /^alert LOW_CREDIT to account account-1, raised 2026-03-01T06:05:00Z: credit of 1.500000 EUR until 2026-03-02T12:00:00Z$/,
  block: /at usage point point-home: 4 readings of 1-0:1.8.0\*255 from 2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z$/,
  reading: /^reading 3 of 1-0:1.8.0\*255 of meter .*: 0.900 kWh, RAW$/,
};

for (const [kind, words] of Object.entries(PROVEN)) {
  test(`one ${kind} is proven alone`, () => {
    const { steps, fact } = verify(read(`proof/v1/${kind}.json`), trust);

    assert.deepEqual(steps.filter(({ passed }) => !passed), []);
    assert.match(fact.words, words);
  });

  test(`no flipped bit in the proof of one ${kind} is accepted`, () => {
    const proof = read(`proof/v1/${kind}.json`);
    for (let bit = 0; bit < 8 * proof.length; bit += 37) {
      const flipped = proof.slice();
      flipped[bit >> 3] ^= 1 << (bit & 7);
      assert.equal(verify(flipped, trust).passed, false, `bit ${bit}`);
    }
  });
}
