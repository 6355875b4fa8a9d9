import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { concat, equal, fromHex, toHex } from "./bytes.mjs";
import { sha256 } from "./hashing.mjs";
import { require } from "./refused.mjs";

const SIGNATURE = 64;
const POINT = 32;
const UNCOMPRESSED = 4;
const LATTICE_SEED = 32;
const LATTICE_SIGNATURE = 2420;
const MOST_REMEMBERED = 20_000;
// From this use of one key on its table of multiples pays.
const MANY = 8;
const IDENTITY = concat(Uint8Array.of(1), new Uint8Array(POINT - 1));
const Point = ed25519.Point;
const ORDER = Point.Fn.ORDER;
const SIGN = 1n << 255n;

const ALGORITHMS = {
  Ed25519: { keyLength: 32, pointOf: ed25519Point, verify: isEd25519 },
  "P-256": { keyLength: 65, pointOf: p256Point, verify: isP256 },
  "ML-DSA-44": { keyLength: 1312, pointOf: mlDsa44Key, verify: isMlDsa44 },
};
const keys = new Map();
const verdicts = new Map();

/** The lengths of raw public keys. */
export const KEY_LENGTHS = Object.fromEntries(Object.entries(ALGORITHMS).map(([name, { keyLength }]) => [name, keyLength]));

/**
 * Whether a signature counts, under one policy for all (docs/bundle.md, "Signatures").
 *
 * @param {string} publicKey raw, in hexadecimal
 * @throws {Refused} for a key that the policy refuses
 */
export function isSigned(algorithm, publicKey, message, signature) {
  requireKey(algorithm, publicKey);
  const question = questionOf(algorithm, publicKey, message, signature);
  if (!verdicts.has(question)) keep(question, ALGORITHMS[algorithm].verify(publicKey, message, signature));
  return verdicts.get(question);
}

/** That a signature counts, by the word of another who knows the policy. */
export function remember(algorithm, publicKey, message, signature) {
  keep(questionOf(algorithm, publicKey, message, signature), true);
}

const questionOf = (algorithm, publicKey, message, signature) => `${algorithm} ${publicKey} ${toHex(sha256(message))} ${toHex(signature)}`;

function keep(question, verdict) {
  if (verdicts.size >= MOST_REMEMBERED) verdicts.clear();
  verdicts.set(question, verdict);
}

/** @throws {Refused} for a key of a curve that is not a canonical point of the prime-order group; for one of ML-DSA-44 whose t1 is zero */
export function requireKey(algorithm, publicKey) {
  const name = `${algorithm} ${publicKey}`;
  if (!keys.has(name)) {
    if (keys.size >= MOST_REMEMBERED) keys.clear();
    keys.set(name, { point: ALGORITHMS[algorithm].pointOf(fromHex(publicKey)), uses: 0 });
  }
  require(keys.get(name).point !== undefined, "", `the ${algorithm} key is not one that the policy takes`);
}

function ed25519Point(raw) {
  try {
    const point = Point.fromBytes(raw, false);
    return equal(point.toBytes(), raw) && !point.isSmallOrder() && point.isTorsionFree() ? point : undefined;
  } catch {
    return undefined;
  }
}

function p256Point(raw) {
  try {
    if (raw.length !== ALGORITHMS["P-256"].keyLength || raw[0] !== UNCOMPRESSED) return undefined;
    const point = p256.Point.fromBytes(raw);
    point.assertValidity();
    return point;
  } catch {
    return undefined;
  }
}

/** `ρ ‖ t1`; where t1 is zero anybody can sign. */
function mlDsa44Key(raw) {
  const sized = raw.length === ALGORITHMS["ML-DSA-44"].keyLength;
  return sized && raw.subarray(LATTICE_SEED).some((byte) => byte !== 0) ? raw : undefined;
}

/** Whether bytes can be an Ed25519 signature at all: S below the order, R a y of the field and not that of the identity. */
export function isWellFormed(signature) {
  if (signature.length !== SIGNATURE) return false;
  const y = littleEndian(signature.subarray(0, POINT)) & ~SIGN;
  return y !== 1n && y < Point.Fp.ORDER && littleEndian(signature.subarray(POINT)) < ORDER;
}

/** RFC 8032 section 5.1.7 without the cofactor: the R that S and the key give must be the very bytes of the signature. */
function isEd25519(publicKey, message, signature) {
  if (signature.length !== SIGNATURE) return false;
  const r = signature.subarray(0, POINT);
  const s = littleEndian(signature.subarray(POINT));
  if (equal(r, IDENTITY) || s >= ORDER) return false;
  const k = littleEndian(sha512(concat(r, fromHex(publicKey), message))) % ORDER;
  const expected = Point.BASE.multiplyUnsafe(s).add(multiple(publicKey, k).negate());
  return equal(expected.toBytes(), r);
}

function multiple(publicKey, scalar) {
  const key = keys.get(`Ed25519 ${publicKey}`);
  key.uses++;
  if (key.uses === MANY) key.point.precompute(6);
  return key.point.multiplyUnsafe(scalar);
}

/** 64 bytes r ‖ s, s at most n/2. */
function isP256(publicKey, message, signature) {
  if (signature.length !== SIGNATURE) return false;
  try {
    return p256.verify(signature, message, fromHex(publicKey), { prehash: true, lowS: true, format: "compact" });
  } catch {
    return false;
  }
}

/** FIPS 204, pure, with an empty context. */
function isMlDsa44(publicKey, message, signature) {
  try {
    return signature.length === LATTICE_SIGNATURE && ml_dsa44.verify(signature, message, fromHex(publicKey));
  } catch {
    return false;
  }
}

function littleEndian(bytes) {
  return BigInt(`0x${toHex(bytes.slice().reverse())}`);
}
