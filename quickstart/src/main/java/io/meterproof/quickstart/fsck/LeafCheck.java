package io.meterproof.quickstart.fsck;

import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.commitment.StatementPointer;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every leaf of a block, a ledger entry or an alert that a signed head covers has its record, or an erasure names it and a tombstone
 * took the record. Of holders whose key was destroyed otherwise, and of tombstones, it is only known how many there are.
 */
final class LeafCheck {
    private static final Set<EntryType> OF_RECORDS =
            EnumSet.of(EntryType.BLOCK, EntryType.LEDGER_ENTRY, EntryType.ALERT);

    private final LogTopics topics;
    private final Map<Integer, Long> signed;
    private final Erasures erasures;
    private final Map<Integer, BitSet> opened = new HashMap<>();
    private final Set<ByteBuffer> tombstones = new HashSet<>();
    private final Missing unopened = new Missing();
    private final Missing gone = new Missing();
    private long unreadable;
    private long erased;

    /** @param signed the size of each shard's newest signed head */
    LeafCheck(LogTopics topics, Map<Integer, Long> signed, Erasures erasures) {
        this.topics = topics;
        this.signed = signed;
        this.erasures = erasures;
    }

    /** One leaf, counted in its shard from 0. */
    record Leaf(int shard, int index, LogRecord record) {}

    /** Hands over every leaf but seals, which commit to nothing. */
    void each(Consumer<Leaf> action) {
        for (int shard = 0; shard < topics.partitions(Topics.LOG_LEAVES); shard++) {
            try (RecordStream records = new LeafStream(topics, shard)) {
                int index = 0;
                for (Optional<LogRecord> next = records.next(); next.isPresent(); next = records.next()) {
                    if (LeafStream.seal(shard, next.get()).isEmpty()) {
                        action.accept(new Leaf(shard, index, next.get()));
                    }
                    index++;
                }
            }
        }
    }

    /** There is a record that it commits to. */
    void open(Leaf leaf) {
        opened.computeIfAbsent(leaf.shard, shard -> new BitSet()).set(leaf.index);
    }

    /** There is a record that a leaf may commit to: of a holder whose key was destroyed, though no erasure names its leaves. */
    void unreadable(PrivacyKeyHolder holder, PrivacyKeys keys) {
        if (keys.isDestroyed(holder) && !erasures.concerns(holder)) {
            unreadable++;
        }
    }

    /** A record was taken back; it may still be there. */
    void tombstone(Topic topic, LogRecord record) {
        byte[] name = topic.name().getBytes(StandardCharsets.UTF_8);
        tombstones.add(ByteBuffer.allocate(name.length + record.key().length)
                .put(name)
                .put(record.key())
                .flip());
    }

    /**
     * How many leaves were erased.
     *
     * @throws DifferenceException for leaves without a record
     */
    long check() {
        each(this::look);
        unopened.require(unreadable, "the leaf commits to a record that is gone, and no erasure names it");
        gone.require(tombstones.size(), "an erasure names the leaf, but no tombstone took the record that is gone");
        return erased;
    }

    private void look(Leaf leaf) {
        byte[] value = leaf.record.value();
        boolean isOfRecord = StatementPointer.parse(value).isEmpty()
                && OF_RECORDS.stream().anyMatch(type -> type.code() == value[0]);
        boolean isSigned = leaf.index < signed.getOrDefault(leaf.shard, 0L);
        if (!isOfRecord || !isSigned) {
            return;
        }
        Hash hash = TreeHasher.leaf(value);
        boolean isOpen = opened.getOrDefault(leaf.shard, new BitSet()).get(leaf.index);
        if (erasures.covers(hash)) {
            erased++;
            if (!isOpen) {
                gone.add(leaf.record.position(), hash);
            }
        } else if (!isOpen) {
            unopened.add(leaf.record.position(), hash);
        }
    }

    /** Leaves without a record, each once. */
    private static final class Missing {
        private final Set<Hash> leaves = new HashSet<>();
        private Optional<Position> first = Optional.empty();

        void add(Position position, Hash leaf) {
            leaves.add(leaf);
            first = first.or(() -> Optional.of(position));
        }

        /** @throws DifferenceException if there are more than something explains */
        void require(long explained, String otherwise) {
            if (leaves.size() > explained) {
                throw new DifferenceException(
                        first.orElseThrow(), otherwise + "; there are " + (leaves.size() - explained) + " such leaves");
            }
        }
    }
}
