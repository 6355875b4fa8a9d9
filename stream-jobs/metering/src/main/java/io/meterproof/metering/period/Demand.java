package io.meterproof.metering.period;

import io.meterproof.metering.rating.Intervals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

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
    static List<Demand> of(Intervals use, int windowMinutes) {
        long window = windowMinutes * SECONDS_PER_MINUTE;
        if (window % use.length() != 0) {
            throw new IllegalArgumentException(
                    "intervals of " + use.length() + " s do not divide a demand window of " + windowMinutes + " min");
        }
        List<Demand> demands = new ArrayList<>();
        int interval = 0;
        while (interval < use.count()) {
            long begin = Math.floorDiv(use.begin(interval), window) * window;
            long energy = 0;
            for (; interval < use.count() && use.begin(interval) < begin + window; interval++) {
                energy = Math.addExact(energy, use.quantity(interval));
            }
            demands.add(new Demand(begin, power(energy, window)));
        }
        return demands;
    }

    private static long power(long energy, long window) {
        return BigDecimal.valueOf(energy)
                .multiply(SECONDS_PER_HOUR)
                .divide(BigDecimal.valueOf(window), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
