import { readingLeaf } from "../block.mjs";
import { fromHex } from "../bytes.mjs";
import { requireIncluded } from "../merkle.mjs";
import { at, present, require } from "../refused.mjs";
import { isSigned, requireKey } from "../signatures.mjs";

/** A reading is in the root of its block, which a key signed that was the meter's from the block's begin to its end. */
export function reading({ bundle: { blocks: [block] }, index, citedBlocks }) {
  const { meter, key, algorithm, start, end, count, root, signed, signature } = block;
  const enrolment = present(
    index.enrolment(meter, key, start, end), "reading.signed", "no enrolment makes this key the meter's for the time of the readings");
  require(enrolment.algorithm === algorithm, "reading.signed", "the key is of another algorithm");
  at("reading.signed", () => requireKey(algorithm, enrolment.publicKey));
  const valid = isSigned(algorithm, enrolment.publicKey, signed, signature);
  require(valid, "reading.signature", "the signature is not the key's over these bytes");
  at("reading.path", () =>
    requireIncluded(readingLeaf(block.reading), BigInt(block.reading.index), BigInt(count), block.reading.path, fromHex(root)));
  citedBlocks.add(block.digest);
  return "the meter signed the block in whose root the reading is";
}
