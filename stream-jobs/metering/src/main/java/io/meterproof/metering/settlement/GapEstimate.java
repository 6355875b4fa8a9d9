package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The intervals between two blocks of a channel, by {@link ScaledToAdvance}. The array is owned by the record and must not be
 * changed.
 *
 * @param quantities milli-units of each interval, multiplied
 * @param opening the multiplied register before the gap
 * @param documents what it rests on besides the blocks, see {@link io.meterproof.metering.ledger.Basis#documents}
 */
@SuppressWarnings("ArrayRecordComponent")
public record GapEstimate(long[] quantities, long opening, List<Hash> documents) {
    /** Two months of five-minute intervals: a longer gap is nothing to spread evenly. */
    private static final long LONGEST = 62 * 24 * 12;

    public GapEstimate {
        documents = List.copyOf(documents);
    }

    /**
     * Estimates a gap; empty where the registers or the clock contradict it: the register went back, or the time between the
     * points is not the gap's.
     *
     * @param installation that the blocks on both sides were measured under, if it is known
     */
    public static Optional<GapEstimate> between(
            RegisterPoint after,
            BlockRegisters behind,
            Optional<Identified<MeterInstallation>> installation,
            RegisterCourse course) {
        RegisterPoint before = behind.begin(course);
        long count = before.sequence() - after.sequence();
        if (count <= 0 || count > LONGEST || before.time() - after.time() != count * behind.interval()) {
            return Optional.empty();
        }
        return course.advance(after, before, Multiplied.digits(installation), behind.tolerance())
                .filter(advance -> Multiplied.fits(installation, after.register(), advance.units()))
                .map(advance -> of(after, behind, installation, course, advance, (int) count));
    }

    private static GapEstimate of(
            RegisterPoint after,
            BlockRegisters behind,
            Optional<Identified<MeterInstallation>> installation,
            RegisterCourse course,
            RegisterCourse.Advance advance,
            int count) {
        long[] spread = ScaledToAdvance.spread(Math.max(0, advance.units()), count);
        BigDecimal multiplier = Multiplied.by(installation);
        boolean matters = advance.rolledOver() || multiplier.compareTo(BigDecimal.ONE) != 0;
        Stream<Hash> resets = Stream.concat(advance.resets().stream(), behind.resets(course).stream());
        Stream<Hash> cited = installation.filter(unseen -> matters).map(Identified::hash).stream();
        return new GapEstimate(
                MeteredQuantities.of(multiplier, after.register(), spread),
                MeteredQuantities.at(multiplier, after.register()),
                Stream.concat(resets, cited).sorted().distinct().toList());
    }
}
