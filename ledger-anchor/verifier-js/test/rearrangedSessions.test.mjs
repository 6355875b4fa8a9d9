import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readTrust, verify } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/", import.meta.url);
const trust = readTrust(readFileSync(new URL("bundle/v3/trust.json", GOLDEN), "utf8"));
const failure = (name) => verify(readFileSync(new URL(`rearranged/v1/${name}.json`, GOLDEN)), trust).steps.find(({ passed }) => !passed);

test("two standing sessions that count the same are refused", () => {
  const { step, path, words } = failure("twice");

  assert.equal(step, "standing");
  assert.equal(path, "entries[1].entry.basis.block");
  assert.match(words, /counts what another session counted/);
});

test("the one that stands after the other was taken back passes", () => assert.equal(failure("once"), undefined));
