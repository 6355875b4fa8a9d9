package io.meterproof.bundle.verify;

import static io.meterproof.bundle.verify.RefusedException.present;
import static io.meterproof.bundle.verify.RefusedException.require;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.GapEstimate;

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

    GapEstimate estimate(MeterPapers papers) {
        requireNeighbours();
        return present(
                GapEstimate.between(after.endPoint(), before.registers(), papers.installation(), papers.course()),
                path,
                "the registers run backwards over the gap, its numbers and times do not agree, or it is too long");
    }

    private void requireNeighbours() {
        Block one = after.block();
        Block two = before.block();
        require(Channel.of(one).equals(Channel.of(two)), path, "the neighbours are of two channels");
        require(after.isMeasured() && before.isMeasured(), path, "the neighbours have no intervals");
        require(
                one.interval() == two.interval() && one.unit() == two.unit(),
                path,
                "the neighbours measure differently");
        require(nextSequence() > firstSequence(), path, "the neighbours leave no gap");
    }
}
