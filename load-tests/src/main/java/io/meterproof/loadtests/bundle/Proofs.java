package io.meterproof.loadtests.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundledBlock;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.LeafPosition;
import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The multiproofs of a bundle, from which those of fewer leaves follow. */
final class Proofs {
    private final Map<Integer, KnownTree> trees = new HashMap<>();
    private final Map<Integer, Long> seals = new HashMap<>();
    private final List<String> digests = new ArrayList<>();

    private Proofs() {}

    static Proofs of(ObjectNode original) {
        Bundle bundle = BundleCodec.decode(CanonicalJson.encode(original)).bundle();
        Map<Integer, NavigableMap<Long, Hash>> leaves = new HashMap<>();
        for (BundledEntry entry : bundle.entries()) {
            byte[] json = entry.payload().getBytes(StandardCharsets.UTF_8);
            place(leaves, entry.leaf(), EntryType.LEDGER_ENTRY, json);
        }
        Proofs proofs = new Proofs();
        for (BundledBlock block : bundle.blocks()) {
            place(
                    leaves,
                    block.leaf(),
                    EntryType.BLOCK,
                    block.evidence().payload().bytes());
            proofs.digests.add(block.evidence().digest().hex());
        }
        for (ShardProof shard : bundle.log().shards()) {
            long size = Checkpoint.parse(SignedNote.parse(shard.note()).text()).size();
            shard.seal().ifPresent(seal -> {
                leaves.get(shard.shard()).put(size - 1, seal.leafHash());
                proofs.seals.put(shard.shard(), size - 1);
            });
            proofs.trees.put(shard.shard(), new KnownTree(size, leaves.get(shard.shard()), shard.multiproof()));
        }
        return proofs;
    }

    private static void place(
            Map<Integer, NavigableMap<Long, Hash>> leaves, LeafPosition leaf, EntryType type, byte[] payload) {
        leaves.computeIfAbsent(leaf.shard(), shard -> new TreeMap<>())
                .put(leaf.index(), LogEntry.commit(type, leaf.salt(), payload).leafHash());
    }

    /** Takes blocks away that no entry cites any longer, and proves what is left. */
    void fit(ObjectNode tree) {
        String entries = tree.get("entries").toString();
        ArrayNode blocks = tree.arrayNode();
        for (int i = 0; i < digests.size(); i++) {
            if (entries.contains(digests.get(i))) {
                blocks.add(tree.get("blocks").get(i));
            }
        }
        tree.set("blocks", blocks);
        Map<Integer, TreeSet<Long>> left = new HashMap<>();
        for (JsonNode list : List.of(tree.get("entries"), blocks)) {
            list.forEach(
                    element -> left.computeIfAbsent(element.at("/leaf/shard").asInt(), shard -> new TreeSet<>())
                            .add(element.at("/leaf/index").asLong()));
        }
        for (JsonNode shard : tree.at("/log/shards")) {
            prove((ObjectNode) shard, left.getOrDefault(shard.get("shard").intValue(), new TreeSet<>()));
        }
    }

    private void prove(ObjectNode shard, Set<Long> indexes) {
        int number = shard.get("shard").intValue();
        if (indexes.isEmpty()) {
            return;
        }
        if (seals.containsKey(number)) {
            indexes.add(seals.get(number));
        }
        ArrayNode hashes = shard.putArray("multiproof");
        trees.get(number).proof(List.copyOf(indexes)).forEach(hash -> hashes.add(hash.hex()));
    }
}
