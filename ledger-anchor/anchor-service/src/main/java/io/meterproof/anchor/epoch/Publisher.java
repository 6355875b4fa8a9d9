package io.meterproof.anchor.epoch;

/** Tells the world, at least once. Methods return when the record is durable. */
public interface Publisher {
    /** Every checkpoint of an epoch: its shards' and the epoch log's. */
    void checkpoints(Epoch epoch);

    /** The state of its anchor. */
    void anchor(Epoch epoch);
}
