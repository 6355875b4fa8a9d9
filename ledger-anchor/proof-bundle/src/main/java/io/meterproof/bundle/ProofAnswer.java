package io.meterproof.bundle;

import io.meterproof.bundle.LogProof.ShardProof;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the proof API answers to {@code POST /proofs}, see docs/proof-api.md.
 *
 * @param newest leaf of the newest statement of the account that was asked for
 * @param places shard and index of each leaf that was asked for
 */
public record ProofAnswer(LogProof log, AnchorClaim anchor, Optional<Hash> newest, Map<Hash, Place> places) {
    /** Where a leaf is. */
    public record Place(int shard, long index) {}

    public ProofAnswer {
        places = Map.copyOf(places);
    }

    /**
     * Parses the answer's JSON.
     *
     * @throws InvalidDocumentException if it is not such an answer
     */
    public static ProofAnswer parse(String json) {
        return ProofFields.whole(Fields.of(CanonicalJson.parseAnyForm(json)), ProofAnswer::answer);
    }

    private static ProofAnswer answer(Fields fields) {
        Map<Hash, Place> places = new HashMap<>();
        List<ShardProof> shards = ProofFields.list(fields, "shards", shard -> shard(shard, places));
        Fields shardSet = fields.object("shardSet");
        Fields statements = fields.object("statements");
        Optional<Hash> newest = statements.has("newest") ? Optional.of(statements.hash("newest")) : Optional.empty();
        LogProof log = new LogProof(
                ProofFields.natural(fields, "epoch"),
                ProofFields.natural(fields, "generation"),
                ProofFields.firstShard(fields),
                shards,
                shardSet.count("size"),
                ProofFields.hashes(shardSet, "multiproof"),
                statements.hash("root"),
                newest.isPresent() ? ProofFields.hashes(statements, "path") : List.of(),
                ProofFields.hashes(fields, "epochInclusion"),
                fields.text("epochCheckpoint"));
        shardSet.done();
        statements.done();
        return new ProofAnswer(log, ProofFields.whole(fields.object("anchor"), ProofFields::anchor), newest, places);
    }

    private static ShardProof shard(Fields fields, Map<Hash, Place> places) {
        int shard = fields.count("shard");
        // The note states origin, size and root again, under a signature.
        fields.text("origin");
        ProofFields.natural(fields, "size");
        fields.hash("root");
        List<Hash> leaves = ProofFields.hashes(fields, "leaves");
        List<Long> indexes = ProofFields.naturals(fields, "indexes");
        fields.check(leaves.size() == indexes.size(), "indexes", "are not as many as the leaves");
        for (int i = 0; i < leaves.size(); i++) {
            places.put(leaves.get(i), new Place(shard, indexes.get(i)));
        }
        return new ShardProof(
                shard,
                fields.count("position"),
                fields.text("note"),
                ProofFields.hashes(fields, "multiproof"),
                ProofFields.seal(fields));
    }
}
