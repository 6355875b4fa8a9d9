import { require } from "../refused.mjs";

/** Nothing unproven rides along: every block, document and key was needed by another step. */
export function leftovers({ bundle, index, citedBlocks, usedKeys }) {
  bundle.blocks.forEach(({ digest }, i) => require(citedBlocks.has(digest), `blocks[${i}]`, "nothing cites it"));
  bundle.documents.forEach((document, i) => require(index.isUsed(document), `documents[${i}]`, "nothing rests on it"));
  bundle.keys.forEach((key, i) => require(usedKeys.has(key), `keys[${i}]`, "it signed nothing here"));
  return "every block, document and key was needed";
}
