package io.meterproof.billing.statement;

import io.meterproof.statement.Use;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a bill adds up under one figure.
 *
 * @param component the tariff component's id, or {@code rounding}
 * @param name the price's name, or the component that was rounded
 */
public record ChargeKey(Use use, String component, Optional<String> name) implements Comparable<ChargeKey> {
    private static final Comparator<ChargeKey> ORDER = Comparator.comparing(ChargeKey::use)
            .thenComparing(ChargeKey::component)
            .thenComparing(key -> key.name().orElse(""));

    @Override
    public int compareTo(ChargeKey other) {
        return ORDER.compare(this, other);
    }
}
