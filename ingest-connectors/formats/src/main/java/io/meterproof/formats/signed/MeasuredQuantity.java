package io.meterproof.formats.signed;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A register value.
 *
 * @param register the OBIS code as the record writes it, which need not be one of IEC 62056-61; empty when absent
 * @param value exactly as written
 * @param unit as written, such as {@code kWh} or {@code Wh}
 */
public record MeasuredQuantity(String register, BigDecimal value, String unit) {

    /** The energy in whole and fractional Wh, which are milli-units of the kWh; nothing for another unit. */
    public Optional<BigDecimal> wattHours() {
        return switch (unit) {
            case "Wh" -> Optional.of(value);
            case "kWh" -> Optional.of(value.movePointRight(3));
            default -> Optional.empty();
        };
    }
}
