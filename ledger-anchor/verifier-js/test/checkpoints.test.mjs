import assert from "node:assert/strict";
import { test } from "node:test";
import { ed25519 } from "@noble/curves/ed25519.js";
import { concat, fromHex, toHex, utf8 } from "../src/bytes.mjs";
import { COSIGNATURE, LOG_SIGNATURE, noteKeyId } from "../src/note.mjs";
import { checkpoints } from "../src/steps/checkpoints.mjs";

const ORIGIN = "example.com/log/epochs";
const TEXT = `${ORIGIN}\n3\n${Buffer.alloc(32, 7).toString("base64")}\n`;
const TIME = Uint8Array.of(0, 0, 0, 0, 0x69, 0x55, 0xb9, 0);

const logKey = key("log", 1);
const witnesses = [key("witness", 2), key("witness", 3)];

test("as many cosignatures of trusted witnesses as are demanded pass", () => {
  assert.match(examine(note(...witnesses), 2), /which 2 witness\(es\) \(2 demanded\) cosigned$/);
});

test("fewer are refused, with their number", () => {
  assert.throws(() => examine(note(witnesses[0]), 2), /has 1 cosignatures of trusted witnesses, and the trust file demands 2/);
});

test("a cosignature for another time is refused", () => {
  const other = Buffer.from(cosignature(witnesses[0]), "base64");
  other[11] ^= 1;
  const changed = note(witnesses[0]).replace(cosignature(witnesses[0]), other.toString("base64"));
  assert.throws(() => examine(changed, 1), /not the witness key's over this checkpoint/);
});

test("a line of another algorithm, such as ML-DSA-44, is ignored, and counts for nothing alone", () => {
  const other = `\u2014 ${ORIGIN} ${Buffer.alloc(4 + 8 + 2420, 7).toString("base64")}\n`;

  assert.match(examine(note(witnesses[0]) + other, 1), /which 1 witness\(es\) \(1 demanded\) cosigned$/);
  assert.throws(() => examine(`${TEXT}\n${other}`, 0), /signed by no key that is trusted as a log key/);
});

test("a line of an Ed25519 key that the bundle does not name is refused", () => {
  const stranger = line(ORIGIN, LOG_SIGNATURE, key("log", 9), ed25519.sign(utf8(TEXT), key("log", 9).secret));

  assert.throws(() => examine(note() + stranger, 0), /a key that is not among the log keys/);
});

test("without a trusted log key the note counts for nothing", () => {
  assert.throws(() => examine(note(), 0, []), /signed by no key that is trusted as a log key/);
});

function examine(epochCheckpoint, demanded, trusted = [logKey, ...witnesses]) {
  return checkpoints({
    bundle: { keys: [logKey, ...witnesses], log: { epochCheckpoint, shards: [] } },
    trust: { keys: trusted, logs: [], epochsOrigin: ORIGIN, witnesses: demanded },
    usedKeys: new Set(),
  });
}

function note(...cosigners) {
  const own = line(ORIGIN, LOG_SIGNATURE, logKey, ed25519.sign(utf8(TEXT), logKey.secret));
  const lines = cosigners.map((witness) => `\u2014 ${name(witness)} ${cosignature(witness)}\n`);
  return `${TEXT}\n${own}${lines.join("")}`;
}

function cosignature(witness) {
  const seconds = new DataView(TIME.buffer).getBigUint64(0);
  const signature = ed25519.sign(utf8(`cosignature/v1\ntime ${seconds}\n${TEXT}`), witness.secret);
  return encoded(name(witness), COSIGNATURE, witness, concat(TIME, signature));
}

const line = (by, type, signer, signature) => `\u2014 ${by} ${encoded(by, type, signer, signature)}\n`;

const encoded = (by, type, signer, signature) =>
  Buffer.from(concat(fromHex(noteKeyId(by, type, signer.publicKey)), signature)).toString("base64");

const name = (witness) => `w.example/${witness.secret[0]}`;

function key(role, number) {
  const secret = new Uint8Array(32).fill(number);
  const publicKey = toHex(ed25519.getPublicKey(secret));
  return { role, secret, publicKey, key: publicKey };
}
