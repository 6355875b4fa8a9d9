package io.meterproof.billing.statement;

import io.meterproof.statement.Use;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a bill adds up under one figure.
 *
 * @param exported whether it is for use that was fed in rather than taken; charges of cycles are for neither
 * @param component the tariff component's id, or {@code rounding}
 * @param name the price's name, or the component that was rounded
 */
public record ChargeKey(Use use, boolean exported, String component, Optional<String> name)
        implements Comparable<ChargeKey> {
    private static final Comparator<ChargeKey> ORDER = Comparator.comparing(ChargeKey::use)
            .thenComparing(ChargeKey::exported)
            .thenComparing(ChargeKey::component)
            .thenComparing(key -> key.name().orElse(""));

    /** For what was taken, or for no use. */
    public ChargeKey(Use use, String component, Optional<String> name) {
        this(use, false, component, name);
    }

    @Override
    public int compareTo(ChargeKey other) {
        return ORDER.compare(this, other);
    }
}
