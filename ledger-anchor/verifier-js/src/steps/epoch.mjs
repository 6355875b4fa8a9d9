import { concat, u32, u64 } from "../bytes.mjs";
import { MAX } from "../int64.mjs";
import { leafHash, requireIncluded, rootOfMultiproof } from "../merkle.mjs";
import { readCheckpoint } from "../note.mjs";
import { at, require } from "../refused.mjs";

/** The shards' heads are in the epoch's shard set, and that is the last entry of the epoch log. */
export function epoch({ bundle: { log } }) {
  requireGenerations(log);
  const positions = log.shards.map(({ position }) => BigInt(position));
  const heads = log.shards.map(({ shard, note }) => {
    const { size, root } = readCheckpoint(note);
    return leafHash(concat(u32(shard), u64(size), root));
  });
  const shardSet = at("log.shardSetProof", () => rootOfMultiproof(BigInt(log.shardSetSize), positions, heads, log.shardSetProof));
  const { size, root } = readCheckpoint(log.epochCheckpoint);
  require(log.epoch < MAX && size === log.epoch + 1n, "log.epoch", "is not the last");
  const leaf = leafHash(concat(u64(log.epoch), u64(log.generation), u32(log.shardSetSize), shardSet, log.statementIndex,
    ...(log.firstShard > 0 ? [u32(log.firstShard)] : [])));
  at("log.epochInclusion", () => requireIncluded(leaf, log.epoch, size, log.epochInclusion, root));
  return `epoch ${log.epoch} of the log commits to these shards and to the index of newest statements`;
}

/** Each shard is of the epoch's generation, and grows, or of an earlier one, and is sealed in favour of one up to it. */
function requireGenerations({ generation, firstShard, shards }) {
  const begins = generation >= 1n && generation > 1n === firstShard > 0;
  require(begins, "log.generation", `does not begin with shard ${firstShard}`);
  shards.forEach(({ shard, sealed }, i) => {
    const path = `log.shards[${i}].sealed`;
    require((sealed !== undefined) === shard < firstShard, path,
      `generation ${generation} begins with shard ${firstShard}: those below are sealed, and no others`);
    if (sealed === undefined) return;
    require(sealed.firstShard > shard, path, "leaves the shard in the next generation");
    const earlier = sealed.generation < generation && sealed.firstShard < firstShard;
    const now = sealed.generation === generation && sealed.firstShard === firstShard;
    require(earlier || now, path, "is not in favour of the epoch's generation, or of one before it");
  });
}
