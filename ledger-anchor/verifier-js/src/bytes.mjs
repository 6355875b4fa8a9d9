import { Refused } from "./refused.mjs";

const UTF8 = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DIGITS = new Map([...ALPHABET].map((letter, value) => [letter.charCodeAt(0), value]));

export const utf8 = (text) => UTF8.encode(text);

/** @throws {Refused} for bytes that are not UTF-8; a byte order mark is kept, so that nothing is overlooked */
export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("", "the file is not UTF-8");
  }
}

export function concat(...parts) {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

export function toHex(bytes) {
  let hex = "";
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}

/** @throws {Refused} unless it is lower-case hexadecimal of whole bytes */
export function fromHex(hex) {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) throw new Refused("", "is not lower-case hexadecimal");
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (nibble(hex.charCodeAt(2 * i)) << 4) | nibble(hex.charCodeAt(2 * i + 1));
  return bytes;
}

/** The value of a lower-case hexadecimal digit. */
const nibble = (code) => (code < 0x3a ? code - 0x30 : code - 0x57);

/** Base64 of RFC 4648 section 4 with its padding and with zero bits at the end: the one spelling. */
export function fromBase64(text) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  if (text.length % 4 !== 0) throw new Refused("", "is not base64");
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, out = 0; i < text.length; i += 4) {
    let group = 0;
    for (let j = 0; j < 4; j++) group = (group << 6) | sextet(text, i + j, padding);
    const kept = i + 4 === text.length ? 3 - padding : 3;
    if (kept < 3 && (group & ((1 << (8 * (3 - kept))) - 1)) !== 0) throw new Refused("", "is not strict base64");
    for (let j = 0; j < kept; j++) bytes[out++] = (group >> (16 - 8 * j)) & 0xff;
  }
  return bytes;
}

function sextet(text, index, padding) {
  if (index >= text.length - padding) return 0;
  const value = DIGITS.get(text.charCodeAt(index));
  if (value === undefined) throw new Refused("", "is not base64");
  return value;
}

export const equal = (one, two) => one.length === two.length && one.every((byte, i) => byte === two[i]);

/** Big-endian integers; numbers and bigints are taken. */
export function u16(value) {
  return Uint8Array.of(value >> 8, value & 0xff);
}

export function u32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export function u64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
