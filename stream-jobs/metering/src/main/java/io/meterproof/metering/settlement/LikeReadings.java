package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.tlog.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was billed as measured, or by an edit, in the weeks before a channel's last reading, by the begin of each interval. */
final class LikeReadings {
    private final Map<Long, Like> byBegin = new HashMap<>();

    /**
     * One interval's reading.
     *
     * @param value milli-units, as the meter tells them
     * @param block digest of the block that measured it; empty where an edit stands in its place
     * @param edit hash of that edit
     */
    record Like(String account, long value, Optional<Hash> block, Optional<Hash> edit) {}

    /** The readings of some blocks that begin in [from, to), UTC seconds. */
    static LikeReadings of(List<ActualBlock> blocks, Edits edits, long from, long to) {
        LikeReadings readings = new LikeReadings();
        for (ActualBlock block : blocks) {
            for (Segment segment : block.standing()) {
                readings.add(block, segment, edits);
            }
        }
        readings.byBegin.keySet().removeIf(begin -> begin < from || begin >= to);
        return readings;
    }

    /** Of an account's interval that begins then. */
    Optional<Like> at(long begin, String account) {
        return Optional.ofNullable(byBegin.get(begin))
                .filter(like -> like.account().equals(account));
    }

    private void add(ActualBlock block, Segment segment, Edits edits) {
        if (segment.usage().basis() instanceof Basis.OfBlock) {
            for (long sequence = segment.first(); sequence < segment.end(); sequence++) {
                put(block, segment, sequence, block.value(sequence), Optional.of(block.digest()), Optional.empty());
            }
        } else if (segment.usage().basis() instanceof Basis.OfEdit basis) {
            Optional<ReadingEdit> edit = edits.inForce().stream()
                    .filter(each -> each.hash().equals(basis.edit()))
                    .map(Identified::content)
                    .findFirst();
            for (long sequence = segment.first(); edit.isPresent() && sequence < segment.end(); sequence++) {
                long value = edit.get().value(sequence);
                put(block, segment, sequence, value, Optional.empty(), Optional.of(basis.edit()));
            }
        }
    }

    private void put(
            ActualBlock block,
            Segment segment,
            long sequence,
            long value,
            Optional<Hash> measured,
            Optional<Hash> edit) {
        long begin = block.start() + (sequence - block.firstSequence()) * block.interval();
        byBegin.put(begin, new Like(segment.usage().account(), value, measured, edit));
    }
}
