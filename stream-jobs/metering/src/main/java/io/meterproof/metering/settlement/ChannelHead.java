package io.meterproof.metering.settlement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is known of a channel as a whole.
 *
 * @param boundary the end of the youngest block that was given up to the archive
 * @param newest begin of the newest interval, UTC seconds
 * @param givenUp the horizon before which blocks were given up already, UTC seconds
 * @param waiting readings that stand but that nobody has agreed to pay, given-up ones included
 */
public record ChannelHead(BlockIndex index, Optional<RegisterPoint> boundary, long newest, long givenUp, long waiting) {
    public static final ChannelHead EMPTY =
            new ChannelHead(BlockIndex.EMPTY, Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE, 0);

    private static final int SECONDS_PER_DAY = 86_400;

    /** Begin of the service month (UTC) before the newest interval's, UTC seconds; older blocks wait for the archive. */
    public long horizon() {
        return newest == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : LocalDate.ofEpochDay(Math.floorDiv(newest, SECONDS_PER_DAY))
                        .withDayOfMonth(1)
                        .minusMonths(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
    }

    boolean isBeyondHorizon(ActualBlock block) {
        return block.end() <= horizon()
                || boundary.isPresent()
                        && block.firstSequence() < boundary.get().sequence();
    }

    ChannelHead with(ActualBlock block) {
        BlockIndex grown = index.with(block.key(), block.count());
        return new ChannelHead(grown, boundary, Math.max(newest, block.newest()), givenUp, waiting);
    }

    ChannelHead without(ActualBlock block) {
        return new ChannelHead(index.without(block.key()), boundary, newest, givenUp, waiting - block.waiting());
    }

    ChannelHead withWaiting(long readings) {
        return new ChannelHead(index, boundary, newest, givenUp, readings);
    }

    ChannelHead afterGivingUp(BlockIndex kept, Optional<RegisterPoint> end) {
        return new ChannelHead(kept, end.or(() -> boundary), newest, horizon(), waiting);
    }
}
