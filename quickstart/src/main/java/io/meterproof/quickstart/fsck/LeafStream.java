package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.Seal;
import io.meterproof.records.Topics;
import java.util.Optional;

/** The leaves of a shard, of which its seal is the last: behind it only the seal may stand again. */
final class LeafStream implements RecordStream {
    private final RecordStream records;
    private final int shard;
    private boolean sealed;

    LeafStream(LogTopics topics, int shard) {
        this.records = topics.open(Topics.LOG_LEAVES, shard);
        this.shard = shard;
    }

    @Override
    public Optional<LogRecord> next() {
        if (sealed) {
            records.next().ifPresent(this::requireRepeated);
            return Optional.empty();
        }
        Optional<LogRecord> next = records.next();
        sealed = next.flatMap(leaf -> seal(shard, leaf)).isPresent();
        return next;
    }

    /** The seal that a leaf is, if it is one. */
    static Optional<Seal> seal(int shard, LogRecord leaf) {
        return Optional.ofNullable(leaf.value()).flatMap(value -> Seal.parse(shard, value));
    }

    private void requireRepeated(LogRecord behind) {
        if (seal(shard, behind).isEmpty()) {
            throw new DifferenceException(
                    behind.position(), "shard " + shard + " is sealed, and this stands behind its seal");
        }
        records.next().ifPresent(this::requireRepeated);
    }

    @Override
    public void rewind() {
        records.rewind();
        sealed = false;
    }

    @Override
    public void close() {
        records.close();
    }
}
