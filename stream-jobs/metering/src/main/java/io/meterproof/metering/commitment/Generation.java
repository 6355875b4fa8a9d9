package io.meterproof.metering.commitment;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The generation of shards that an epoch commits to.
 *
 * @param number from 1
 * @param firstShard its first shard: those below are sealed at the sizes that the epoch has
 */
public record Generation(long number, int firstShard) {
    public static final Generation FIRST = new Generation(1, 0);

    /**
     * The generation of an epoch that follows one of this generation: the next one, once all shards of this one are sealed in its favour.
     *
     * @param seals which are the last leaves of the shards' heads in that epoch, by shard
     */
    public Generation after(Map<Integer, Seal> seals) {
        Optional<Generation> next = seals.values().stream()
                .filter(seal -> seal.generation() == number + 1 && isSealed(seal, seals))
                .min(Comparator.comparingInt(Seal::firstShard))
                .map(seal -> new Generation(seal.generation(), seal.firstShard()));
        return next.isPresent() ? next.get().after(seals) : this;
    }

    private boolean isSealed(Seal seal, Map<Integer, Seal> seals) {
        return seal.firstShard() > firstShard
                && IntStream.range(firstShard, seal.firstShard()).allMatch(shard -> seal.equals(seals.get(shard)));
    }
}
