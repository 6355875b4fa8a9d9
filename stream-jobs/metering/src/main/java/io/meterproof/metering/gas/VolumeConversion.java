package io.meterproof.metering.gas;

import io.meterproof.metering.rating.Intervals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts the volumes of intervals to energy, gas day by gas day. Within a day the rounding is cumulative, so the
 * intervals' energy sums to that of the day's volume.
 *
 * @param factor to standard conditions
 */
public record VolumeConversion(GasDay day, BigDecimal factor, CalorificValues values) {

    /**
     * The energy of a run of intervals under one calorific value.
     *
     * @param energy Wh
     */
    public record Converted(LocalDate day, BigDecimal calorificValue, Intervals energy) {}

    /**
     * A result: what has a value, in order, and the days that have none yet, whose volume must wait.
     */
    public record Result(List<Converted> converted, List<LocalDate> missing) {
        public Result {
            converted = List.copyOf(converted);
            missing = List.copyOf(missing);
        }

        /** Wh of all that has a value. */
        public long energy() {
            long sum = 0;
            for (Converted one : converted) {
                sum = Math.addExact(sum, one.energy().sum());
            }
            return sum;
        }
    }

    /** @param volumes thousandths of m³; an interval belongs to the gas day of its begin */
    public Result convert(Intervals volumes) {
        List<Converted> converted = new ArrayList<>();
        List<LocalDate> missing = new ArrayList<>();
        int from = 0;
        while (from < volumes.count()) {
            LocalDate date = day.of(Instant.ofEpochSecond(volumes.begin(from)));
            int to = Math.max(
                    from + 1, volumes.indexAt(day.begin(date.plusDays(1)).getEpochSecond()));
            Optional<BigDecimal> value = values.on(date);
            if (value.isPresent()) {
                converted.add(new Converted(date, value.get(), energy(volumes.slice(from, to), value.get())));
            } else {
                missing.add(date);
            }
            from = to;
        }
        return new Result(converted, missing);
    }

    private Intervals energy(Intervals volumes, BigDecimal value) {
        long[] energy = new long[volumes.count()];
        BigInteger volume = BigInteger.ZERO;
        long before = 0;
        for (int i = 0; i < energy.length; i++) {
            volume = volume.add(BigInteger.valueOf(volumes.quantity(i)));
            long reached = EnergyContent.ofVolume(volume, factor, value);
            energy[i] = Math.subtractExact(reached, before);
            before = reached;
        }
        return new Intervals(energy, 0, energy.length, volumes.start(), volumes.length());
    }
}
