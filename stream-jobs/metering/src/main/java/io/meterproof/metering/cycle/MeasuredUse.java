package io.meterproof.metering.cycle;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A billed usage as its cycle needs it.
 *
 * @param usagePoint where it was used
 * @param agreement document hash of the agreement or authorisation
 * @param tariff document hash of the version by which it was billed
 * @param deducted whether it is taken off the other use of its agreement, and negative therefore
 * @param charged its lines at published prices, and of sessions besides their energy; all, where rules count what it costs
 * @param finished whether it lies beyond the horizon, so that it will not be taken back
 */
public record MeasuredUse(
        String usagePoint,
        Hash agreement,
        Hash tariff,
        MeasurementUnit unit,
        Intervals intervals,
        boolean deducted,
        List<Line> charged,
        boolean finished) {
    public MeasuredUse {
        charged = List.copyOf(charged);
    }

    /** A use that may still be taken back. */
    public MeasuredUse(
            String usagePoint,
            Hash agreement,
            Hash tariff,
            MeasurementUnit unit,
            Intervals intervals,
            List<Line> charged) {
        this(usagePoint, agreement, tariff, unit, intervals, false, charged, false);
    }

    /** What a usage bills, which may still be taken back. */
    public static MeasuredUse of(Usage usage, Intervals intervals, List<Line> charged) {
        return new MeasuredUse(
                usage.usagePoint(),
                usage.agreement(),
                usage.tariff(),
                usage.unit(),
                intervals,
                usage.deduction().isPresent(),
                charged,
                false);
    }

    /** Of the lines of a use those that its cycle needs besides its quantities. */
    public static List<Line> charged(Tariff tariff, List<Line> lines) {
        Set<String> needed = tariff.components().stream()
                .filter(component -> component instanceof DynamicCharge || component.isOfSessions())
                .map(TariffComponent::id)
                .collect(Collectors.toSet());
        return lines.stream().filter(line -> needed.contains(line.component())).toList();
    }

    /** The same under a contract with rules. */
    public static List<Line> charged(Tariff tariff, List<AccountRule> rules, List<Line> lines) {
        return rules.stream().anyMatch(AccountRule::isOfMoney) ? lines : charged(tariff, lines);
    }

    /**
     * What an interval was billed for as it was read, in micro-units: a session all that it was, another interval its quantity at the
     * prices of its begin. What was written off is not taken off.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public long amount(int index) {
        Instant begin = Instant.ofEpochSecond(intervals.begin(index));
        long sum = 0;
        for (Line line : charged) {
            boolean covers = !begin.isBefore(line.from()) && begin.isBefore(line.to());
            if (line.price().signum() != 0 && intervals.count() == 1) {
                sum = Math.addExact(sum, line.amount());
            } else if (line.price().signum() != 0 && covers) {
                sum = Math.addExact(sum, Amounts.of(intervals.quantity(index), line.price()));
            }
        }
        return sum;
    }

    public MeasuredUse asFinished() {
        return new MeasuredUse(usagePoint, agreement, tariff, unit, intervals, deducted, charged, true);
    }

    /** For people: where and when it was used. */
    String named() {
        return "use of " + usagePoint + " from " + Instant.ofEpochSecond(begin()) + " to "
                + Instant.ofEpochSecond(end());
    }

    /** UTC seconds. */
    public long begin() {
        return intervals.start();
    }

    /** UTC seconds of the end of its last interval. */
    public long end() {
        return intervals.begin(intervals.count());
    }
}
