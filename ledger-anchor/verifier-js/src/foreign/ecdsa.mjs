import { brainpoolP256r1, brainpoolP384r1 } from "@noble/curves/misc.js";
import { p256, p384 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { fromHex } from "../bytes.mjs";
import { require } from "../refused.mjs";
import { secp192k1, secp192r1 } from "./curves192.mjs";
import { LENIENCY, numbersOf } from "./signatureNumbers.mjs";

/** Curves by name: SubjectPublicKeyInfo (RFC 5480) up to the point, and bytes of a coordinate. */
const CURVES = {
  secp192k1: { curve: secp192k1, info: "3046301006072a8648ce3d020106052b8104001f033200", length: 24 },
  secp192r1: { curve: secp192r1, info: "3049301306072a8648ce3d020106082a8648ce3d030101033200", length: 24 },
  secp256r1: { curve: p256, info: "3059301306072a8648ce3d020106082a8648ce3d030107034200", length: 32 },
  secp256k1: { curve: secp256k1, info: "3056301006072a8648ce3d020106052b8104000a034200", length: 32 },
  secp384r1: { curve: p384, info: "3076301006072a8648ce3d020106052b81040022036200", length: 48 },
  brainpoolP256r1: { curve: brainpoolP256r1, info: "305a301406072a8648ce3d020106092b2403030208010107034200", length: 32 },
  brainpoolP384r1: { curve: brainpoolP384r1, info: "307a301406072a8648ce3d020106092b240303020801010b036200", length: 48 },
};
const HASHES = { SHA256: sha256, SHA384: sha384, SHA512: sha512 };

export const isKnownCurve = (name) => Object.hasOwn(CURVES, name);

export const isKnownHash = (name) => Object.hasOwn(HASHES, name);

/** @throws {Refused} for a key that is not an uncompressed point of a curve that this verifier knows */
export function requireFieldKey(info) {
  pointOf(info);
}

/**
 * Whether a key signed a statement, and by which leniency: `"none"`, its name, or undefined where the signature is not the key's. Either
 * half of s counts, for meters of the field write both.
 */
export function signedUnder({ curve: name, hash, signed, signature, plain }, info, granted = []) {
  const key = pointOf(info);
  if (key.name !== name || HASHES[hash] === undefined) return undefined;
  const { curve, length } = CURVES[name];
  const numbers = numbersOf(signature, length, granted.includes(LENIENCY), plain);
  if (numbers === undefined) return undefined;
  try {
    const valid = curve.verify(numbers.compact, HASHES[hash](signed), key.point, { prehash: false, lowS: false, format: "compact" });
    return valid ? numbers.under : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a key's curve. */
export const curveOf = (info) => pointOf(info).name;

function pointOf(info) {
  for (const [name, { curve, info: prefix, length }] of Object.entries(CURVES)) {
    if (info.startsWith(`${prefix}04`) && info.length === prefix.length + 2 + 4 * length) {
      const point = fromHex(info.slice(prefix.length));
      try {
        curve.Point.fromBytes(point).assertValidity();
        return { name, point };
      } catch {
        break;
      }
    }
  }
  require(false, "", "the key is not an uncompressed point of a curve that this verifier knows");
}
