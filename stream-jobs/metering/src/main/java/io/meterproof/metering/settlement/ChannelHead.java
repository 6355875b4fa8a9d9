package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a channel as a whole.
 *
 * @param boundary the end of the youngest block that was given up to the archive
 * @param newest begin of the newest interval, UTC seconds
 * @param givenUp the horizon before which blocks were given up already, UTC seconds
 * @param waiting readings that stand but that nobody has agreed to pay, given-up ones included
 * @param signers the keys that blocks were signed by, each once, in the order in which they first did
 */
public record ChannelHead(
        BlockIndex index,
        Optional<RegisterPoint> boundary,
        long newest,
        long givenUp,
        long waiting,
        List<Hash> signers) {
    public static final ChannelHead EMPTY =
            new ChannelHead(BlockIndex.EMPTY, Optional.empty(), Long.MIN_VALUE, Long.MIN_VALUE, 0, List.of());

    private static final int SECONDS_PER_DAY = 86_400;

    public ChannelHead {
        signers = List.copyOf(signers);
    }

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

    /** Which of the signers a key is; -1 for none. */
    int signer(Hash key) {
        return signers.indexOf(key);
    }

    ChannelHead withSigner(Hash key) {
        return signers.contains(key)
                ? this
                : new ChannelHead(
                        index,
                        boundary,
                        newest,
                        givenUp,
                        waiting,
                        Stream.concat(signers.stream(), Stream.of(key)).toList());
    }

    boolean isBeyondHorizon(ActualBlock block) {
        return block.end() <= horizon()
                || boundary.isPresent()
                        && block.firstSequence() < boundary.get().sequence();
    }

    ChannelHead with(ActualBlock block) {
        BlockIndex grown = index.with(block.key(), block.count());
        return new ChannelHead(grown, boundary, Math.max(newest, block.newest()), givenUp, waiting, signers);
    }

    ChannelHead without(ActualBlock block) {
        return new ChannelHead(
                index.without(block.key()), boundary, newest, givenUp, waiting - block.waiting(), signers);
    }

    ChannelHead withWaiting(long readings) {
        return new ChannelHead(index, boundary, newest, givenUp, readings, signers);
    }

    ChannelHead afterGivingUp(BlockIndex kept, Optional<RegisterPoint> end) {
        return new ChannelHead(kept, end.or(() -> boundary), newest, horizon(), waiting, signers);
    }
}
