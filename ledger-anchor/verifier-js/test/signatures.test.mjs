import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { fromHex, toHex } from "../src/bytes.mjs";
import { isSigned, requireKey } from "../src/signatures.mjs";

const MESSAGE = new Uint8Array([0x72]);
// RFC 8032 section 7.1, test 2.
const KEY = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const SIGNATURE = fromHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
const ORDER = ed25519.Point.Fn.ORDER;

const changed = (bytes, index, xor) => bytes.map((byte, i) => (i === index ? byte ^ xor : byte));

test("the signature of RFC 8032 counts", () => assert.equal(isSigned("Ed25519", KEY, MESSAGE, SIGNATURE), true));

test("no bit of an Ed25519 signature can be flipped", () => {
  for (let bit = 0; bit < 512; bit++) assert.equal(isSigned("Ed25519", KEY, MESSAGE, changed(SIGNATURE, bit >> 3, 1 << bit % 8)), false);
});

test("S plus the order is refused", () => {
  const s = BigInt(`0x${toHex(SIGNATURE.slice(32).reverse())}`) + ORDER;
  const twin = fromHex(s.toString(16).padStart(64, "0")).reverse();
  assert.equal(isSigned("Ed25519", KEY, MESSAGE, new Uint8Array([...SIGNATURE.slice(0, 32), ...twin])), false);
});

test("keys of small order, with a part of small order, or not canonical are refused", () => {
  const small = ["01" + "00".repeat(31), "00".repeat(32), "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"];
  const order8 = ed25519.Point.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
  const mixed = ed25519.Point.fromHex(KEY).add(order8).toHex();
  const notCanonical = "ed" + "ff".repeat(30) + "7f";
  for (const key of [...small, mixed, notCanonical]) assert.throws(() => requireKey("Ed25519", key), /not one that the policy takes/);
});

test("of two P-256 signatures that differ in s only the low one counts", () => {
  const secret = new Uint8Array(32).fill(7);
  const key = toHex(p256.getPublicKey(secret, false));
  const low = p256.sign(MESSAGE, secret, { lowS: true });
  const s = p256.Point.Fn.ORDER - BigInt(`0x${toHex(low.slice(32))}`);
  const high = new Uint8Array([...low.slice(0, 32), ...fromHex(s.toString(16).padStart(64, "0"))]);
  assert.equal(isSigned("P-256", key, MESSAGE, low), true);
  assert.equal(isSigned("P-256", key, MESSAGE, high), false);
  assert.equal(isSigned("P-256", key, MESSAGE, low.slice(0, 63)), false);
});

test("a compressed P-256 key is refused", () => {
  assert.throws(() => requireKey("P-256", toHex(p256.getPublicKey(new Uint8Array(32).fill(7), true))), /not one that the policy takes/);
});

test("of ML-DSA-44 the pure signature with an empty context counts, and no changed one", () => {
  const { publicKey, secretKey } = ml_dsa44.keygen(new Uint8Array(32).fill(7));
  const key = toHex(publicKey);
  const signature = ml_dsa44.sign(MESSAGE, secretKey);
  assert.equal(isSigned("ML-DSA-44", key, MESSAGE, signature), true);
  assert.equal(isSigned("ML-DSA-44", key, MESSAGE, ml_dsa44.sign(MESSAGE, secretKey, { context: new Uint8Array([1]) })), false);
  for (const index of [0, 32, 2000, 2419]) assert.equal(isSigned("ML-DSA-44", key, MESSAGE, changed(signature, index, 1)), false);
  assert.equal(isSigned("ML-DSA-44", key, MESSAGE, signature.slice(0, -1)), false);
});

test("an ML-DSA-44 key whose t1 is zero is refused", () => {
  assert.throws(() => requireKey("ML-DSA-44", "07".repeat(32) + "00".repeat(1280)), /not one that the policy takes/);
});
