import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readTrust, verify } from "../src/verifier.mjs";

const GOLDEN = new URL("../../proof-bundle/src/test/resources/golden/", import.meta.url);
const trust = readTrust(readFileSync(new URL("bundle/v3/trust.json", GOLDEN), "utf8"));
const failure = (name) => verify(readFileSync(new URL(`displaced/v1/${name}.json`, GOLDEN)), trust).steps.find(({ passed }) => !passed);

for (const name of ["edited-anew", "edited-anew-before-the-archive-answers", "valued-anew"]) {
  test(`what settlement bills anew passes: ${name}`, () => assert.equal(failure(name), undefined));
}

const FORGED = [
  ["earlier-edit-again", 3, "basis.edit"],
  ["earlier-edit-left", 1, "basis.edit"],
  ["withdrawn-edit-again", 3, "basis.edit"],
  ["earlier-value-again", 3, "gas"],
  ["earlier-value-left", 1, "gas"],
];
for (const [name, position, field] of FORGED) {
  test(`what stands by a document whose place another took is refused: ${name}`, () => {
    const { step, path, words } = failure(name);

    assert.equal(step, "standing");
    assert.equal(path, `entries[${position}].entry.${field}`);
    assert.equal(words, "rests on a document whose place another took");
  });
}
