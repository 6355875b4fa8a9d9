package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.commitment.Shards;

/** The JSON of what gives the log other shards. */
final class ReshardingJson {
    static final String RESHARDING = "log-resharding";

    private ReshardingJson() {}

    static ObjectNode write(LogResharding resharding) {
        ObjectNode object = DocumentObject.ofType(RESHARDING)
                .put("log", resharding.log())
                .put("generation", Long.toString(resharding.generation()))
                .put("firstShard", resharding.shards().first())
                .put("shards", resharding.shards().count())
                .put("reason", resharding.reason());
        DocumentObject.putInstant(object, "at", resharding.at());
        return object;
    }

    static LogResharding read(Fields fields) {
        long generation = fields.integer("generation");
        int first = fields.count("firstShard");
        int count = fields.count("shards");
        fields.check(generation > 1, "generation", "has none before it");
        fields.check(first > 0, "firstShard", "leaves none before it");
        fields.check(
                count > 0 && count <= LogResharding.MOST_SHARDS, "shards", "are not 1 to " + LogResharding.MOST_SHARDS);
        fields.check(first <= Integer.MAX_VALUE - count, "firstShard", "leaves no numbers for the others");
        return new LogResharding(
                fields.identifier("log"),
                generation,
                new Shards(first, count),
                fields.instant("at"),
                fields.name("reason"));
    }
}
