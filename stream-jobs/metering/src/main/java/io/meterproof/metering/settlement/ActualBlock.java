package io.meterproof.metering.settlement;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Origin;
import io.meterproof.tlog.Hash;
import java.util.List;

/**
 * What settlement keeps of an accepted block. The array is owned by the record and must not be changed.
 *
 * @param signer which of the head's signers signed it
 * @param arrival UTC milliseconds
 * @param origin who vouches for its readings
 * @param start UTC seconds
 * @param interval seconds; of the whole transaction for charging
 * @param values milli-units per interval; the registers at begin and end for charging
 * @param clockProven whether the clock of a charging transaction permits prices by time
 * @param standing what is billed because of it: its own segments, and those of the estimated gap before it
 * @param waiting its readings that stand but have nobody who agreed to pay
 */
@SuppressWarnings("ArrayRecordComponent")
public record ActualBlock(
        Hash digest,
        int signer,
        BlockKind kind,
        MeasurementUnit unit,
        String usagePoint,
        long arrival,
        Origin origin,
        long firstSequence,
        long start,
        int interval,
        long closingRegister,
        long[] values,
        boolean clockProven,
        List<Segment> standing,
        Waiting waiting) {
    public ActualBlock {
        standing = List.copyOf(standing);
    }

    static ActualBlock of(AcceptedBlock accepted, int signer) {
        Block block = accepted.block();
        return new ActualBlock(
                accepted.digest(),
                signer,
                block.kind(),
                block.unit(),
                accepted.usagePoint(),
                accepted.arrival(),
                accepted.origin(),
                block.firstSequence(),
                block.start(),
                block.interval(),
                block.closingRegister(),
                accepted.readings().values(),
                block.kind() == BlockKind.CHARGING && accepted.clockProven(),
                List.of(),
                Waiting.NONE);
    }

    ActualBlock with(List<Segment> segments, Waiting unagreed) {
        return with(signer, segments, unagreed);
    }

    /** As it came, signed by another of the head's signers. */
    ActualBlock signedBy(int other) {
        return with(other, List.of(), Waiting.NONE);
    }

    private ActualBlock with(int signedBy, List<Segment> segments, Waiting unagreed) {
        return new ActualBlock(
                digest,
                signedBy,
                kind,
                unit,
                usagePoint,
                arrival,
                origin,
                firstSequence,
                start,
                interval,
                closingRegister,
                values,
                clockProven,
                segments,
                unagreed);
    }

    BlockKey key() {
        return new BlockKey(kind, firstSequence);
    }

    int count() {
        return values.length;
    }

    /** The number after its last. */
    public long nextSequence() {
        return firstSequence + values.length;
    }

    /** End of the last interval, UTC seconds. */
    long end() {
        return isCharging() ? start + interval : start + (long) interval * values.length;
    }

    /** Begin of the last interval, UTC seconds. */
    long newest() {
        return end() - interval;
    }

    boolean isCharging() {
        return kind == BlockKind.CHARGING;
    }

    boolean covers(long sequence) {
        return sequence >= firstSequence && sequence < nextSequence();
    }

    long value(long sequence) {
        return values[(int) (sequence - firstSequence)];
    }

    /** The register where the block ends. */
    RegisterPoint endPoint() {
        return new RegisterPoint(nextSequence(), end(), closingRegister, digest);
    }

    /** What it says of the register. */
    BlockRegisters registers() {
        return registersFrom(firstSequence);
    }

    /** What it says of the register by one of its numbers, or by its end. */
    BlockRegisters registersFrom(long sequence) {
        int offset = (int) (sequence - firstSequence);
        long used = 0;
        for (int i = offset; i < values.length; i++) {
            used = Math.addExact(used, values[i]);
        }
        return new BlockRegisters(
                endPoint(), sequence, start + (long) offset * interval, interval, values.length - offset, used);
    }

    /** How far its register moved at most, milli-units: its values whatever their sign, or the advance of its transaction. */
    long moved() {
        long moved = isCharging() ? Math.subtractExact(values[1], values[0]) : 0;
        for (int i = 0; i < values.length && !isCharging(); i++) {
            moved = Math.addExact(moved, Math.abs(values[i]));
        }
        return moved;
    }

    private long used() {
        return isCharging()
                ? Math.subtractExact(values[1], values[0])
                : registers().used();
    }

    /** As it is kept while it does not settle. */
    ActualBlock held() {
        return with(List.of(), new Waiting(count(), used()));
    }
}
