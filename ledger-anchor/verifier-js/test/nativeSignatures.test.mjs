import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readBundle } from "../src/bundle.mjs";
import { verifyAhead } from "../src/nativeSignatures.mjs";
import { isSigned } from "../src/signatures.mjs";

const bundle = readBundle(JSON.parse(readFileSync(new URL("../../proof-bundle/src/test/resources/golden/bundle/v3/household.json", import.meta.url))));
const [first] = bundle.blocks;
const enrolment = bundle.documents.find(({ key }) => key === first.key);

/** Many blocks that one signature, right or wrong, is said to be of. */
const many = (signature) => ({ ...bundle, blocks: Array.from({ length: 20 }, () => ({ ...first, signature })) });

test("what WebCrypto refuses is refused by the policy", async () => {
  const forged = first.signature.slice();
  forged[40] ^= 1;
  await verifyAhead(many(forged), webcrypto.subtle);

  assert.equal(isSigned("Ed25519", enrolment.publicKey, first.signed, forged), false);
});

test("a WebCrypto that takes every signature is not believed", async () => {
  const forged = first.signature.slice();
  forged[41] ^= 1;
  const credulous = { importKey: async () => ({}), verify: async () => true };
  await verifyAhead(many(forged), credulous);

  assert.equal(isSigned("Ed25519", enrolment.publicKey, first.signed, forged), false);
});

test("one that tells the probe apart is believed, so that its signatures are not computed again", async () => {
  const forged = first.signature.slice();
  forged[42] ^= 1;
  let asked = 0;
  const strict = { importKey: async () => ({}), verify: async () => ++asked !== 2 };
  await verifyAhead(many(forged), strict);

  assert.equal(isSigned("Ed25519", enrolment.publicKey, first.signed, forged), true);
});

test("where there is no WebCrypto the steps verify", async () => {
  await verifyAhead(many(first.signature), undefined);

  assert.equal(isSigned("Ed25519", enrolment.publicKey, first.signed, first.signature), true);
});
