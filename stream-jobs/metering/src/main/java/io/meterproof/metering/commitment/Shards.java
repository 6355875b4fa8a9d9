package io.meterproof.metering.commitment;

/** Which shard of the log takes a holder's leaves: always the same one while the number of shards stands. */
public final class Shards {
    private Shards() {}

    /**
     * The holder's shard, from 0.
     *
     * @throws IllegalArgumentException without any shard
     */
    public static int of(PrivacyKeyHolder holder, int shards) {
        if (shards < 1) {
            throw new IllegalArgumentException("a log has at least one shard, not " + shards);
        }
        return (int) Long.remainderUnsigned(holder.hash().prefix(), shards);
    }
}
