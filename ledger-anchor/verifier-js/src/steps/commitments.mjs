import { equal } from "../bytes.mjs";
import { readCheckpoint } from "../note.mjs";
import { rootOfMultiproof } from "../merkle.mjs";
import { at, present, require } from "../refused.mjs";

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

function prove({ shard, note, multiproof }, byShard, path) {
  const leaves = present(byShard.get(shard), `${path}.shard`, "no leaf of the bundle is in this shard");
  const { size, root } = at(`${path}.note`, () => readCheckpoint(note));
  const ascending = [...leaves].sort(([one], [other]) => (one < other ? -1 : 1));
  const proven = at(`${path}.multiproof`, () =>
    rootOfMultiproof(size, ascending.map(([index]) => index), ascending.map(([, hash]) => hash), multiproof));
  require(equal(proven, root), `${path}.multiproof`, "the multiproof leads to another root");
}
