package io.meterproof.quickstart.conformance.tariffs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Their loads: power (kW, or m³ an hour) at each step, also where each is a list of one. */
final class EecoLoads {
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);
    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);

    private EecoLoads() {}

    static int stepSeconds(String resolution) {
        int count = Integer.parseInt(resolution.substring(0, resolution.length() - 1));
        return count * (resolution.endsWith("h") ? 3600 : 60);
    }

    /** Milli-units of energy or volume in each step; a load that is split has imports and exports. */
    static long[] quantities(JsonNode load, String direction, int stepSeconds) {
        JsonNode powers = load.has(direction) ? load.path(direction) : load;
        List<BigDecimal> flat = new ArrayList<>();
        powers.forEach(power -> flat.add((power.isArray() ? power.get(0) : power).decimalValue()));
        return flat.stream()
                .mapToLong(power -> power.multiply(MILLI)
                        .multiply(BigDecimal.valueOf(stepSeconds))
                        .divide(HOUR_SECONDS, 0, RoundingMode.HALF_UP)
                        .longValueExact())
                .toArray();
    }
}
