package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.settlement.RegisterPoint;
import io.meterproof.metering.settlement.ScaledToAdvance;

/**
 * The intervals between two blocks of a channel, estimated by {@code scaled-to-advance/1}: the register's advance, spread
 * evenly, the remainder one milli-unit each to the first intervals.
 */
record EstimatedGap(Exhibit after, Exhibit before, String path) {

    long firstSequence() {
        return after.block().nextSequence();
    }

    long nextSequence() {
        return before.block().firstSequence();
    }

    /** The estimated quantities of a slice of the gap. */
    Intervals slice(int offset, int count) {
        requireNeighbours();
        Block behind = before.block();
        long[] values = present(
                ScaledToAdvance.estimate(end(after), begin(before), behind.interval()),
                path,
                "the registers run backwards over the gap, its numbers and times do not agree, or it is too long");
        return new Intervals(values, 0, values.length, after.block().end(), behind.interval())
                .slice(offset, offset + count);
    }

    private static RegisterPoint end(Exhibit exhibit) {
        Block block = exhibit.block();
        return new RegisterPoint(
                block.nextSequence(),
                block.end(),
                block.closingRegister(),
                exhibit.evidence().digest());
    }

    private static RegisterPoint begin(Exhibit exhibit) {
        Block block = exhibit.block();
        long opening =
                Math.subtractExact(block.closingRegister(), exhibit.readings().sum());
        return new RegisterPoint(
                block.firstSequence(),
                block.start(),
                opening,
                exhibit.evidence().digest());
    }

    private void requireNeighbours() {
        Block one = after.block();
        Block two = before.block();
        require(Channel.of(one).equals(Channel.of(two)), path, "the neighbours are of two channels");
        require(isMeasured(one) && isMeasured(two), path, "the neighbours have no intervals");
        require(
                one.interval() == two.interval() && one.unit() == two.unit(),
                path,
                "the neighbours measure differently");
        require(nextSequence() > firstSequence(), path, "the neighbours leave no gap");
    }

    private static boolean isMeasured(Block block) {
        return block.kind() != BlockKind.CHARGING && block.mode() == ReadingMode.INTERVAL;
    }
}
