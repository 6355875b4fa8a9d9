import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { concat, fromHex, utf8 } from "../src/bytes.mjs";
import { documentSignatures } from "../src/steps/documentSignatures.mjs";

const HASH = "ab".repeat(32);
const MESSAGE = concat(utf8("METERPROOF/DOCUMENT"), fromHex(HASH));
const PEOPLE = Object.fromEntries(["maker", "first", "second"].map((name) => [name, newKey(name)]));

function newKey(key) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  return { key, algorithm: "Ed25519", publicKey: raw, signature: new Uint8Array(sign(null, MESSAGE, privateKey)) };
}

/** The enrolment of a meter of the field, by its maker and two operators. */
function judge(...operators) {
  const by = (role, name) => ({ ...PEOPLE[name], role });
  const signatures = [by("maker", "maker"), ...operators.map((name) => by("operator", name))];
  const document = { type: "meter-enrolment", algorithm: "ECDSA", voucher: { kind: "maker" }, hash: HASH, signatures };
  return documentSignatures({ bundle: { documents: [document], keys: signatures }, usedKeys: new Set() });
}

test("two operators approve what the maker says", () => {
  assert.match(judge("first", "second"), /1 documents are signed/);
});

test("whoever gave the evidence does not approve it", () => {
  assert.throws(() => judge("first", "maker"), /lacks that of operator, or that of another key/);
});

test("an operator who signs twice is one", () => {
  assert.throws(() => judge("first", "first"), /lacks that of operator, or that of another key/);
});
