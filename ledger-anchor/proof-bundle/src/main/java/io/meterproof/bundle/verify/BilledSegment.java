package io.meterproof.bundle.verify;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.charging.SessionRating;
import io.meterproof.metering.charging.SessionUse;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.List;

/**
 * The consecutive intervals that a usage entry bills.
 *
 * @param exhibit a block of its channel: the basis, or the neighbour before a gap
 * @param intervals one as long as the transaction for charging; negative where they are deducted
 * @param deducted whether the channel is a sub-meter's, and taken off the use of another usage point
 */
record BilledSegment(
        Exhibit exhibit, long firstSequence, int count, MeasurementUnit unit, Intervals intervals, boolean deducted) {

    Block block() {
        return exhibit.block();
    }

    Channel channel() {
        return Channel.of(block());
    }

    boolean isCharging() {
        return block().kind() == BlockKind.CHARGING;
    }

    Instant from() {
        return Instant.ofEpochSecond(intervals.start());
    }

    Instant to() {
        return Instant.ofEpochSecond(intervals.start() + (long) intervals.count() * intervals.length());
    }

    /** The begin of the last interval. */
    Instant lastBegin() {
        return to().minusSeconds(intervals.length());
    }

    long quantity() {
        long sum = 0;
        for (int i = 0; i < intervals.count(); i++) {
            sum = Math.addExact(sum, intervals.quantities()[intervals.offset() + i]);
        }
        return sum;
    }

    List<Line> rate(Tariff tariff, SeriesPrices published) {
        return isCharging()
                ? SessionRating.rate(
                        tariff, SessionUse.of(block().obis(), unit, intervals, exhibit.clockProven()), published)
                : Rating.asRead(tariff, block().obis(), unit, intervals, published);
    }
}
