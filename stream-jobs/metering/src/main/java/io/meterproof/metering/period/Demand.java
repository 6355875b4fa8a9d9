package io.meterproof.metering.period;

import io.meterproof.metering.rating.Quantities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Average power over the windows of a demand charge. Windows begin at whole multiples of their length, in UTC.
 *
 * @param begin UTC seconds
 * @param power thousandths of kW, rounded half up
 */
record Demand(long begin, long power) {
    private static final long SECONDS_PER_MINUTE = 60;
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /**
     * @param use milli-units of kWh
     * @throws IllegalArgumentException where the intervals do not divide the windows
     */
    static List<Demand> of(Quantities use, int windowMinutes) {
        long window = windowMinutes * SECONDS_PER_MINUTE;
        SortedMap<Long, Long> energies = new TreeMap<>();
        use.each((begin, end, quantity) -> {
            if (window % (end - begin) != 0) {
                throw new IllegalArgumentException("intervals of " + (end - begin)
                        + " s do not divide a demand window of " + windowMinutes + " min");
            }
            energies.merge(Math.floorDiv(begin, window) * window, quantity, Math::addExact);
        });
        List<Demand> demands = new ArrayList<>();
        energies.forEach((begin, energy) -> demands.add(new Demand(begin, power(energy, window))));
        return demands;
    }

    private static long power(long energy, long window) {
        return BigDecimal.valueOf(energy)
                .multiply(SECONDS_PER_HOUR)
                .divide(BigDecimal.valueOf(window), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
