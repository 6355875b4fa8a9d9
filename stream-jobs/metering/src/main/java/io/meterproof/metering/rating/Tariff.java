package io.meterproof.metering.rating;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A version of a tariff, effective from an instant until the next version.
 *
 * @param rounding the named rule by which statements round to the minor unit
 */
public record Tariff(
        String id,
        String currency,
        ZoneId zone,
        Instant from,
        Optional<Hash> parent,
        String rounding,
        List<TariffComponent> components) {
    public Tariff {
        components = List.copyOf(components);
    }
}
