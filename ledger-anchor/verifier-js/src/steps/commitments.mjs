import { concat, equal, u32, u64 } from "../bytes.mjs";
import { readCheckpoint } from "../note.mjs";
import { leafHash, rootOfMultiproof } from "../merkle.mjs";
import { at, present, require } from "../refused.mjs";

const SEAL = 7;

/** Entries and blocks, or the one alert, opened with their salts, are exactly the leaves that the multiproofs lead from to the shards' roots. */
export function commitments({ bundle: { entries, blocks, alert, log } }) {
  const byShard = new Map();
  entries.forEach(({ leaf }, i) => place(byShard, leaf, `entries[${i}].leaf.index`));
  blocks.forEach(({ leaf }, i) => place(byShard, leaf, `blocks[${i}].leaf.index`));
  if (alert) place(byShard, alert.leaf, "alert.leaf.index");
  log.shards.forEach((shard, i) => prove(shard, byShard, `log.shards[${i}]`));
  require(log.shards.length === byShard.size, "log.shards", "a shard that holds leaves of the bundle is missing");
  if (alert) return "the alert is in the log";
  return `${entries.length} entries and ${blocks.length} blocks are in the log, in ${byShard.size} shard(s)`;
}

function place(byShard, { shard, index, hash }, path) {
  if (!byShard.has(shard)) byShard.set(shard, new Map());
  const leaves = byShard.get(shard);
  require(!leaves.has(index), path, "two leaves claim one place in the log");
  leaves.set(index, hash);
}

/** A shard is sealed by its last leaf: what the bundle holds lies before it. */
function close(leaves, size, { generation, firstShard }, path) {
  const before = [...leaves.keys()].every((index) => index < size - 1n);
  require(before, path, "a leaf of the bundle lies behind the shard's seal");
  leaves.set(size - 1n, leafHash(concat(Uint8Array.of(SEAL, 1), u64(generation), u32(firstShard))));
}

function prove({ shard, note, multiproof, sealed }, byShard, path) {
  const leaves = present(byShard.get(shard), `${path}.shard`, "no leaf of the bundle is in this shard");
  const { size, root } = at(`${path}.note`, () => readCheckpoint(note));
  if (sealed) close(leaves, size, sealed, `${path}.sealed`);
  const ascending = [...leaves].sort(([one], [other]) => (one < other ? -1 : 1));
  const proven = at(`${path}.multiproof`, () =>
    rootOfMultiproof(size, ascending.map(([index]) => index), ascending.map(([, hash]) => hash), multiproof));
  require(equal(proven, root), `${path}.multiproof`, "the multiproof leads to another root");
}
