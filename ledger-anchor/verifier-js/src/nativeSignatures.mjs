import { fromHex, utf8 } from "./bytes.mjs";
import { isWellFormed, remember, requireKey } from "./signatures.mjs";

const ALGORITHM = "Ed25519";
/** Fewer do not pay. */
const FEW = 16;
/** By one key over the same message: a signature that counts, and one whose R has a part of small order, which only a check with the cofactor takes. */
const PROBE = {
  key: "7767a3242dc9b58bbc68488c1265cc6cc5f26c6f3c88a5d55e901b0734dca572",
  message: utf8("METERPROOF"),
  counts: "6b12d4d055bd943206034b402ebe601bf715a3bbe772cdac6ab65b94d9a07bf6962f9e9d5bce108d2e89282eb0783ac75a6f31c8b8f574c6e41bd298b4b12f07",
  doesNot: "e9c6aa47f2c1dc30d08679feb45162ca38dfa1e557af575b803e03f30110eff58f17a9e22a8bbe502fa78e7bf951b25e878c1d58e66e6b7b5f7295e1053c320f",
};

/**
 * Asks WebCrypto, which is quick and works on all processors, about the Ed25519 signatures of a bundle's blocks, and remembers those that
 * count. It is asked only if it tells the two signatures of the probe apart as the policy does; whatever it refuses is judged again by
 * the steps.
 */
export async function verifyAhead({ blocks, documents }, subtle = globalThis.crypto?.subtle) {
  const enrolled = new Map(
    documents.filter(({ type, algorithm }) => type === "meter-enrolment" && algorithm === ALGORITHM).map(({ key, publicKey }) => [key, publicKey]));
  const asked = blocks.filter(({ algorithm, key, signature }) => algorithm === ALGORITHM && enrolled.has(key) && isWellFormed(signature));
  if (asked.length < FEW || !(await isStrict(subtle))) return;
  const keys = new Map();
  for (const [key, publicKey] of enrolled) keys.set(key, await imported(publicKey, subtle));
  await Promise.all(asked.map(async ({ key, signed, signature }) => {
    const known = keys.get(key);
    if (known && (await subtle.verify(ALGORITHM, known, signature, signed))) remember(ALGORITHM, enrolled.get(key), signed, signature);
  }));
}

async function isStrict(subtle) {
  try {
    const key = await imported(PROBE.key, subtle);
    const answer = (signature) => subtle.verify(ALGORITHM, key, fromHex(signature), PROBE.message);
    return (await answer(PROBE.counts)) && !(await answer(PROBE.doesNot));
  } catch {
    return false; // An older browser, or a page that is not in a secure context.
  }
}

/** A key that the policy takes; of others the steps will tell. */
async function imported(publicKey, subtle) {
  try {
    requireKey(ALGORITHM, publicKey);
  } catch {
    return undefined;
  }
  return subtle.importKey("raw", fromHex(publicKey), ALGORITHM, false, ["verify"]);
}
