package io.meterproof.jobs.anomaly;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Tariff;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What a unit costs at a usage point, for estimates of savings: the price that applies when no other does. */
final class UnitPrices {
    private UnitPrices() {}

    /** The price of a unit that a tariff charges for, by its version at an instant. */
    static Optional<UnitPrice> of(BelievedHistory versions, MeasurementUnit unit, Instant instant) {
        return versions.of(TariffVersion.class)
                .map(TariffVersion::tariff)
                .filter(tariff -> !tariff.from().isAfter(instant))
                .max(Comparator.comparing(Tariff::from))
                .flatMap(tariff -> usualPrice(tariff, unit));
    }

    private static Optional<UnitPrice> usualPrice(Tariff tariff, MeasurementUnit unit) {
        return tariff.components().stream()
                .filter(EnergyCharge.class::isInstance)
                .map(EnergyCharge.class::cast)
                .filter(charge -> charge.unit() == unit)
                .map(charge -> charge.prices().get(charge.prices().size() - 1).price())
                .map(price -> new UnitPrice(tariff.currency(), Amounts.micros(price)))
                .findFirst();
    }
}
