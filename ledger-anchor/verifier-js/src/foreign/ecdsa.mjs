import { brainpoolP256r1, brainpoolP384r1 } from "@noble/curves/misc.js";
import { p256, p384 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { fromHex } from "../bytes.mjs";
import { require } from "../refused.mjs";

/** Curves by name: SubjectPublicKeyInfo (RFC 5480) up to the point, and bytes of a coordinate. */
const CURVES = {
  secp256r1: { curve: p256, info: "3059301306072a8648ce3d020106082a8648ce3d030107034200", length: 32 },
  secp256k1: { curve: secp256k1, info: "3056301006072a8648ce3d020106052b8104000a034200", length: 32 },
  secp384r1: { curve: p384, info: "3076301006072a8648ce3d020106052b81040022036200", length: 48 },
  brainpoolP256r1: { curve: brainpoolP256r1, info: "305a301406072a8648ce3d020106092b2403030208010107034200", length: 32 },
  brainpoolP384r1: { curve: brainpoolP384r1, info: "307a301406072a8648ce3d020106092b240303020801010b036200", length: 48 },
};
const HASHES = { SHA256: sha256, SHA384: sha384, SHA512: sha512 };

/** @throws {Refused} for a key that is not an uncompressed point of a curve that this verifier knows */
export function requireFieldKey(info) {
  pointOf(info);
}

/** Whether a record is signed by a key: either half of s counts, for meters of the field write both. */
export function isRecordSigned({ curve: name, hash, signed, signature }, info) {
  const key = pointOf(info);
  if (key.name !== name || HASHES[hash] === undefined) return false;
  const plain = signature.length === 2 * CURVES[name].length && !isSequence(signature);
  const options = { prehash: false, lowS: false, format: plain ? "compact" : "der" };
  try {
    return CURVES[name].curve.verify(signature, HASHES[hash](signed), key.point, options);
  } catch {
    return false;
  }
}

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

const isSequence = (bytes) => bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && bytes[2] === 2;
