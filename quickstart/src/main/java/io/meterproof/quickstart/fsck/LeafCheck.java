package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topics;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every leaf of a block, a ledger entry or an alert that a signed head covers has its record. Of holders without a key it is only known
 * how many records there are.
 */
final class LeafCheck {
    private static final Set<EntryType> OF_RECORDS =
            EnumSet.of(EntryType.BLOCK, EntryType.LEDGER_ENTRY, EntryType.ALERT);

    private final LogTopics topics;
    private final Map<Integer, Long> signed;
    private final Map<Integer, BitSet> opened = new HashMap<>();
    private long unopened;
    private Optional<Position> first = Optional.empty();

    /** @param signed the size of each shard's newest signed head */
    LeafCheck(LogTopics topics, Map<Integer, Long> signed) {
        this.topics = topics;
        this.signed = signed;
    }

    /** One leaf, counted in its shard from 0. */
    record Leaf(int shard, int index, LogRecord record) {}

    /** Hands over every leaf. */
    void each(Consumer<Leaf> action) {
        for (int shard = 0; shard < topics.partitions(Topics.LOG_LEAVES); shard++) {
            try (RecordStream records = topics.open(Topics.LOG_LEAVES, shard)) {
                int index = 0;
                for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    action.accept(new Leaf(shard, index++, next.get()));
                }
            }
        }
    }

    /** There is a record that it commits to. */
    void open(Leaf leaf) {
        opened.computeIfAbsent(leaf.shard, shard -> new BitSet()).set(leaf.index);
    }

    /**
     * Looks at all leaves, of which those are open that have a record.
     *
     * @param withoutKey records of holders without a key
     * @throws DifferenceException for leaves without a record
     */
    void check(long withoutKey) {
        each(this::look);
        if (unopened > withoutKey) {
            throw new DifferenceException(
                    first.orElseThrow(),
                    "the leaf commits to a record that is gone; there are " + (unopened - withoutKey) + " such leaves");
        }
    }

    private void look(Leaf leaf) {
        byte[] value = leaf.record.value();
        boolean isOfRecord = StatementPointer.parse(value).isEmpty()
                && OF_RECORDS.stream().anyMatch(type -> type.code() == value[0]);
        boolean isSigned = leaf.index < signed.getOrDefault(leaf.shard, 0L);
        boolean isOpen = opened.getOrDefault(leaf.shard, new BitSet()).get(leaf.index);
        if (isOfRecord && isSigned && !isOpen) {
            unopened++;
            first = first.or(() -> Optional.of(leaf.record.position()));
        }
    }
}
