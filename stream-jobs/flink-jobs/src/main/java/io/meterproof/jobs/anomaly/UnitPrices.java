package io.meterproof.jobs.anomaly;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What a unit costs at a usage point, for estimates of savings: the price that applies when no other does. */
final class UnitPrices {
    private static final int MICRO_DIGITS = 6;

    private UnitPrices() {}

    static Optional<Agreement> agreement(BelievedHistory agreements, ObisCode obis, Instant instant) {
        return agreements
                .of(Agreement.class)
                .filter(agreement -> agreement.readingType().equals(obis))
                .filter(agreement -> agreement.effective().covers(instant))
                .findFirst();
    }

    static Optional<UnitPrice> of(BelievedHistory versions, Instant instant) {
        return versions.of(TariffVersion.class)
                .map(TariffVersion::tariff)
                .filter(tariff -> !tariff.from().isAfter(instant))
                .max(Comparator.comparing(Tariff::from))
                .flatMap(UnitPrices::usualPrice);
    }

    private static Optional<UnitPrice> usualPrice(Tariff tariff) {
        return tariff.components().stream()
                .filter(EnergyCharge.class::isInstance)
                .map(EnergyCharge.class::cast)
                .map(charge -> charge.prices().get(charge.prices().size() - 1).price())
                .map(price -> new UnitPrice(tariff.currency(), micros(price)))
                .findFirst();
    }

    private static long micros(BigDecimal price) {
        return price.movePointRight(MICRO_DIGITS).longValueExact();
    }
}
