package io.meterproof.metering.document;

import io.meterproof.metering.rating.Tariff;

/** One version of a tariff, as published. */
public record TariffVersion(Tariff tariff) implements Document {
    @Override
    public String subject() {
        return tariff.id();
    }
}
