import { concat, fromBase64, fromHex, toHex, utf8 } from "./bytes.mjs";
import { sha256 } from "./hashing.mjs";
import { MAX } from "./int64.mjs";
import { require } from "./refused.mjs";

const NAME = /^[^\t\n\v\f\r \x00-\x1f\x7f\p{Z}+]+$/u;
const SIZE = /^(?:0|[1-9]\d{0,18})$/;
const LINE = /^\u2014 ([^ ]+) ([^ ]+)$/u;
const MOST_SIGNATURES = 64;
const KEY_ID = 4;

/**
 * Reads a checkpoint (C2SP tlog-checkpoint) in its signed note (C2SP signed-note); no extension lines, and one spelling only.
 *
 * @returns {{origin: string, size: bigint, root: Uint8Array, text: string, signatures: {name: string, id: string, signature: Uint8Array}[]}}
 */
export function readCheckpoint(note) {
  const blank = note.lastIndexOf("\n\n");
  require(blank >= 0 && note.endsWith("\n"), "", "a note is a text, a blank line and signature lines");
  const text = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2, -1).split("\n");
  require(note.length > blank + 2, "", "a note has a signature");
  require(lines.length <= MOST_SIGNATURES, "", `a note has at most ${MOST_SIGNATURES} signatures`);
  return { ...readText(text), text, signatures: lines.map(readSignature) };
}

export const LOG_SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), in hexadecimal. */
export const noteKeyId = (name, type, publicKey) =>
  toHex(sha256(concat(utf8(name), Uint8Array.of(0x0a, type), fromHex(publicKey)))).slice(0, 2 * KEY_ID);

function readText(text) {
  const lines = text.split("\n");
  require(lines.length === 4, "", `a checkpoint has three lines, not ${lines.length - 1}`);
  const [origin, size, encoded] = lines;
  requireName(origin);
  require(SIZE.test(size) && BigInt(size) <= MAX, "", "the second line of a checkpoint is the tree size");
  const root = fromBase64(encoded);
  require(root.length === 32, "", "the third line of a checkpoint is a root of 32 bytes");
  return { origin, size: BigInt(size), root };
}

function readSignature(line) {
  const [, name, encoded] = LINE.exec(line) ?? [];
  require(name !== undefined, "", "is not a signature line");
  requireName(name);
  const bytes = fromBase64(encoded);
  require(bytes.length > KEY_ID, "", "a note signature has more than a key id");
  return { name, id: toHex(bytes.subarray(0, KEY_ID)), signature: bytes.slice(KEY_ID) };
}

function requireName(name) {
  require(NAME.test(name), "", "a name is not empty and has neither spaces nor plus");
}
