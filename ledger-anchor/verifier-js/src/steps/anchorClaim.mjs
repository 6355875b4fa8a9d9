import { concat, fromHex, toHex } from "../bytes.mjs";
import { keccak256 } from "../hashing.mjs";
import { readCheckpoint } from "../note.mjs";
import { require } from "../refused.mjs";

/** The anchored root is the epoch checkpoint's, its accumulator follows, and chain and contract are those of the trust file. */
export function anchorClaim({ bundle: { anchor, log }, trust }) {
  const { root } = readCheckpoint(log.epochCheckpoint);
  require(anchor.root === toHex(root), "anchor.root", "is not the root of the epoch checkpoint");
  const acc = toHex(keccak256(concat(fromHex(anchor.expected), fromHex(anchor.root))));
  require(anchor.acc === acc, "anchor.acc", "is not keccak256(expected ‖ root)");
  if (trust?.chain) {
    require(anchor.chainId === trust.chain.chainId, "anchor.chainId", "is not the trusted chain's");
    require(anchor.contract === trust.chain.contract, "anchor.contract", "is not the trusted contract");
  }
  return `the root is claimed to be anchored on chain ${anchor.chainId} in block ${anchor.block}`;
}
