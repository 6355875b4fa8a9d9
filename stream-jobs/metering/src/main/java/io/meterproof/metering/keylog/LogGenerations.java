package io.meterproof.metering.keylog;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.LogResharding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the key log says of a log's shards.
 *
 * @param reshardings that were accepted, in their order
 */
public record LogGenerations(List<LogResharding> reshardings) {
    public LogGenerations {
        reshardings = List.copyOf(reshardings);
    }

    /** Those of the history of a log. */
    public static LogGenerations of(KeyHistory history) {
        return new LogGenerations(history.entries().stream()
                .map(KeyLogEntry::event)
                .filter(LogResharding.class::isInstance)
                .map(LogResharding.class::cast)
                .toList());
    }

    public Optional<LogResharding> newest() {
        return reshardings.isEmpty() ? Optional.empty() : Optional.of(reshardings.get(reshardings.size() - 1));
    }

    /** The number of the next generation. */
    public long next() {
        return newest().map(LogResharding::generation).orElse(1L) + 1;
    }

    /** Those as far as a generation. */
    public LogGenerations upTo(long generation) {
        return new LogGenerations(reshardings.stream()
                .takeWhile(resharding -> resharding.generation() <= generation)
                .toList());
    }

    /** The last leaf of each shard that is not of the newest generation, by shard. */
    public Map<Integer, Seal> seals() {
        Map<Integer, Seal> seals = new TreeMap<>();
        int from = 0;
        for (LogResharding resharding : reshardings) {
            for (int shard = from; shard < resharding.shards().first(); shard++) {
                seals.put(shard, resharding.seal());
            }
            from = resharding.shards().first();
        }
        return seals;
    }

    /** Those of which the topic, which has so many partitions, has the shards, or can be given them; what comes later is refused. */
    public LogGenerations fitting(int partitions) {
        return new LogGenerations(reshardings.stream()
                .takeWhile(resharding -> partitions == resharding.shards().first()
                        || partitions >= resharding.shards().end())
                .toList());
    }

    /** @throws InvalidDocumentException unless a resharding begins where the newest generation ends */
    void checkNext(LogResharding resharding) {
        if (resharding.generation() != next()) {
            throw new InvalidDocumentException("generation", "is not the next, " + next());
        }
        newest().ifPresent(before -> {
            if (resharding.shards().first() != before.shards().end()) {
                throw new InvalidDocumentException(
                        "firstShard",
                        "is not the first new one, " + before.shards().end());
            }
        });
    }
}
