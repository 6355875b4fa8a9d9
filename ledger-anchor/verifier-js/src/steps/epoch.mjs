import { concat, u32, u64 } from "../bytes.mjs";
import { MAX } from "../int64.mjs";
import { leafHash, requireIncluded, rootOfMultiproof } from "../merkle.mjs";
import { readCheckpoint } from "../note.mjs";
import { at, require } from "../refused.mjs";

/** The shards' heads are in the epoch's shard set, and that is the last entry of the epoch log. */
export function epoch({ bundle: { log } }) {
  const positions = log.shards.map(({ position }) => BigInt(position));
  const heads = log.shards.map(({ shard, note }) => {
    const { size, root } = readCheckpoint(note);
    return leafHash(concat(u32(shard), u64(size), root));
  });
  const shardSet = at("log.shardSetProof", () => rootOfMultiproof(BigInt(log.shardSetSize), positions, heads, log.shardSetProof));
  const { size, root } = readCheckpoint(log.epochCheckpoint);
  require(log.epoch < MAX && size === log.epoch + 1n, "log.epoch", "is not the last");
  const leaf = leafHash(concat(u64(log.epoch), u64(log.generation), u32(log.shardSetSize), shardSet, log.statementIndex));
  at("log.epochInclusion", () => requireIncluded(leaf, log.epoch, size, log.epochInclusion, root));
  return `epoch ${log.epoch} of the log commits to these shards and to the index of newest statements`;
}
