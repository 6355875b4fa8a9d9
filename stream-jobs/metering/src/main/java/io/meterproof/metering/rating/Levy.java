package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.util.List;

/** A share of what other components cost. A levy per unit is an energy charge with an owner. */
public record Levy(String id, BigDecimal percent, List<String> on) implements TariffComponent {
    public Levy {
        on = List.copyOf(on);
    }
}
