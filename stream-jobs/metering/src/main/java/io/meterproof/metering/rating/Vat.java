package io.meterproof.metering.rating;

import java.math.BigDecimal;
import java.util.List;

/**
 * Value added tax of one category (EN 16931, BT-118: {@code S} standard, {@code AA} lower, {@code Z} zero, {@code E} exempt).
 *
 * @param on ids of the components of this category; all components but other taxes, where empty
 */
public record Vat(String id, String category, BigDecimal percent, List<String> on) implements TariffComponent {
    public Vat {
        on = List.copyOf(on);
    }
}
