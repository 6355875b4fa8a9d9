package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.metering.rating.Intervals;

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
        int gap = Math.toIntExact(nextSequence() - firstSequence());
        long advance = advance();
        long[] quantities = new long[count];
        for (int i = 0; i < count; i++) {
            quantities[i] = advance / gap + (offset + i < advance % gap ? 1 : 0);
        }
        int interval = before.block().interval();
        return new Intervals(quantities, 0, count, after.block().end() + (long) offset * interval, interval);
    }

    private long advance() {
        long opening = Math.subtractExact(
                before.block().closingRegister(), before.readings().sum());
        long advance = Math.subtractExact(opening, after.block().closingRegister());
        require(advance >= 0, path, "the register runs backwards over the gap");
        return advance;
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
        long length = Math.multiplyExact(nextSequence() - firstSequence(), two.interval());
        require(
                length > 0 && one.end() + length == two.start(),
                path,
                "the neighbours' numbers and times do not agree");
    }

    private static boolean isMeasured(Block block) {
        return block.kind() != BlockKind.CHARGING && block.mode() == ReadingMode.INTERVAL;
    }
}
