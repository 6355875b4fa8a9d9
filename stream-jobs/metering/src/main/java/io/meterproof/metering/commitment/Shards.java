package io.meterproof.metering.commitment;

import java.io.Serializable;

/**
 * The shards of one generation of the log: a holder's leaves go to the same one while the generation lasts. Numbers are never used
 * again, so those of the next generation begin where these end.
 *
 * @param first number of the first, from 0
 * @param count how many, from 1
 */
public record Shards(int first, int count) implements Serializable {
    /** @throws IllegalArgumentException without any shard */
    public Shards {
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException("a log has at least one shard, not " + count + " from " + first);
        }
    }

    /** The shard that takes a holder's leaves. */
    public int of(PrivacyKeyHolder holder) {
        return first + (int) Long.remainderUnsigned(holder.hash().prefix(), count);
    }

    /** The first number behind them. */
    public int end() {
        return first + count;
    }
}
