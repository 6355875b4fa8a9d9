package io.meterproof.metering.settlement;

import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.tlog.Hash;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What was used between a meter's outermost readings and the registers that it showed when it came and went. It is spread evenly
 * over steps of the longest length that divides both the time and the meter's interval; the remainder goes to the first steps, a
 * milli-unit each. The array is owned by the record and must not be changed.
 *
 * @param documents the resets that it rests on
 * @param quantities milli-units of each step, multiplied
 * @param opening the multiplied register before the first step
 * @param firstSequence the number that the first step would have, counted on from the block's numbers
 * @param start UTC seconds
 * @param step seconds
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExchangeAdvance(
        String rule,
        Hash block,
        Hash installation,
        List<Hash> documents,
        long[] quantities,
        long opening,
        long firstSequence,
        long start,
        int step) {
    /** From the last reading's register to the removal register. */
    public static final String TO_REMOVAL = "to-removal/1";
    /** From the initial register to the first reading's. */
    public static final String FROM_INITIAL = "from-initial/1";

    /** Two months of minutes: a longer time is nothing to spread evenly. */
    private static final int MOST_STEPS = 62 * 24 * 60;

    public ExchangeAdvance {
        documents = List.copyOf(documents);
    }

    /**
     * From a meter's last block until it was removed; empty where nothing is between or the registers contradict each other.
     *
     * @param interval of the block, seconds
     */
    public static Optional<ExchangeAdvance> toRemoval(
            RegisterPoint last, int interval, Identified<MeterInstallation> installation, RegisterCourse course) {
        MeterInstallation content = installation.content();
        Optional<Instant> to = content.effective().to();
        if (to.isEmpty() || content.removalRegister().isEmpty()) {
            return Optional.empty();
        }
        RegisterPoint removal = new RegisterPoint(
                last.sequence(),
                to.get().getEpochSecond(),
                content.removalRegister().get(),
                installation.hash());
        return advance(last, removal, content.registerDigits(), 0, course)
                .flatMap(advance -> spread(
                        TO_REMOVAL,
                        last,
                        removal,
                        interval,
                        last.sequence(),
                        last.block(),
                        installation,
                        advance.units(),
                        advance.resets()));
    }

    /** From when a meter came until its first block; empty where nothing is between or the registers contradict each other. */
    public static Optional<ExchangeAdvance> fromInitial(
            Identified<MeterInstallation> installation, BlockRegisters first, RegisterCourse course) {
        RegisterPoint initial = initial(installation, first);
        RegisterPoint begin = first.begin(course);
        return advance(initial, begin, installation.content().registerDigits(), first.tolerance(), course)
                .flatMap(advance -> spread(
                        FROM_INITIAL,
                        initial,
                        begin,
                        first.interval(),
                        first.firstSequence() - steps(initial, begin, first.interval()),
                        begin.block(),
                        installation,
                        advance.units(),
                        Stream.concat(advance.resets().stream(), first.resets(course).stream())
                                .toList()));
    }

    /** The register with which a meter came. */
    static RegisterPoint initial(Identified<MeterInstallation> installation, BlockRegisters first) {
        return new RegisterPoint(
                first.firstSequence(),
                installation.content().effective().from().getEpochSecond(),
                installation.content().initialRegister(),
                installation.hash());
    }

    private static Optional<RegisterCourse.Advance> advance(
            RegisterPoint after, RegisterPoint before, OptionalInt digits, long tolerance, RegisterCourse course) {
        return before.time() > after.time() ? course.advance(after, before, digits, tolerance) : Optional.empty();
    }

    private static Optional<ExchangeAdvance> spread(
            String rule,
            RegisterPoint after,
            RegisterPoint before,
            int interval,
            long firstSequence,
            Hash block,
            Identified<MeterInstallation> installation,
            long units,
            List<Hash> resets) {
        long steps = steps(after, before, interval);
        Optional<Identified<MeterInstallation>> multiplying = Optional.of(installation);
        if (steps > MOST_STEPS || !Multiplied.fits(multiplying, after.register(), units)) {
            return Optional.empty();
        }
        long[] spread = ScaledToAdvance.spread(Math.max(0, units), (int) steps);
        return Optional.of(new ExchangeAdvance(
                rule,
                block,
                installation.hash(),
                resets.stream().sorted().distinct().toList(),
                MeteredQuantities.of(Multiplied.by(multiplying), after.register(), spread),
                MeteredQuantities.at(Multiplied.by(multiplying), after.register()),
                firstSequence,
                after.time(),
                (int) ((before.time() - after.time()) / steps)));
    }

    private static long steps(RegisterPoint after, RegisterPoint before, int interval) {
        long time = before.time() - after.time();
        long step = BigInteger.valueOf(time).gcd(BigInteger.valueOf(interval)).longValueExact();
        return time / step;
    }
}
