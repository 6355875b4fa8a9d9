package io.meterproof.bundle;

import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the proof API answers to {@code POST /proofs}, see docs/proof-api.md.
 *
 * @param places shard and index of each leaf that was asked for
 */
public record ProofAnswer(LogProof log, AnchorClaim anchor, Map<Hash, Place> places) {
    /** Where a leaf is. */
    public record Place(int shard, long index) {}

    public ProofAnswer {
        places = Map.copyOf(places);
    }

    /**
     * Parses the answer's JSON.
     *
     * @throws BundleException if it is not such an answer
     */
    public static ProofAnswer parse(byte[] utf8) {
        return JsonFields.parse(utf8, ProofAnswer::answer);
    }

    private static ProofAnswer answer(JsonFields fields) {
        Map<Hash, Place> places = new HashMap<>();
        List<ShardProof> shards = fields.objects("shards", shard -> shard(shard, places));
        ShardSet set = fields.object(
                "shardSet", shardSet -> new ShardSet(shardSet.count("size"), hashes(shardSet, "multiproof")));
        LogProof log = new LogProof(
                fields.decimal("epoch"),
                fields.decimal("generation"),
                shards,
                set.size(),
                set.multiproof(),
                hashes(fields, "epochInclusion"),
                fields.text("epochCheckpoint"));
        return new ProofAnswer(log, fields.object("anchor", BundleReader::anchor), places);
    }

    private static ShardProof shard(JsonFields fields, Map<Hash, Place> places) {
        int shard = fields.count("shard");
        // The note states origin, size and root again, under a signature.
        fields.text("origin");
        fields.decimal("size");
        fields.hash("root");
        List<Hash> leaves = hashes(fields, "leaves");
        List<Long> indexes = fields.texts("indexes", JsonFields::decimalOf);
        if (leaves.size() != indexes.size()) {
            throw new IllegalArgumentException("every leaf has an index");
        }
        for (int i = 0; i < leaves.size(); i++) {
            places.put(leaves.get(i), new Place(shard, indexes.get(i)));
        }
        return new ShardProof(shard, fields.count("position"), fields.text("note"), hashes(fields, "multiproof"));
    }

    private static List<Hash> hashes(JsonFields fields, String name) {
        return fields.texts(name, Hash::parseHex);
    }

    private record ShardSet(int size, List<Hash> multiproof) {}
}
