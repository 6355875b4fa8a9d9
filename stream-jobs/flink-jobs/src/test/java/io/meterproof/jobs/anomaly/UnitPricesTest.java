package io.meterproof.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.metering.anomaly.UnitPrice;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnitPricesTest {
    private static final Instant NOON = SampleMeter.begin(25);
    private static final BelievedHistory VERSIONS =
            history(SampleContracts.tariff(SampleMeter.MIDNIGHT, "0.2"), SampleContracts.tariff(NOON, "0.3"));

    @Test
    void aUnitCostsWhatTheVersionOfTheMomentSays() {
        assertThat(UnitPrices.of(VERSIONS, MeasurementUnit.KILOWATT_HOUR, NOON.minusSeconds(1)))
                .contains(new UnitPrice("EUR", 200_000));
        assertThat(UnitPrices.of(VERSIONS, MeasurementUnit.KILOWATT_HOUR, NOON))
                .contains(new UnitPrice("EUR", 300_000));
    }

    @Test
    void aUnitThatTheTariffDoesNotChargeForHasNoPrice() {
        assertThat(UnitPrices.of(VERSIONS, MeasurementUnit.CUBIC_METRE, NOON)).isEmpty();
    }

    private static BelievedHistory history(TariffVersion... versions) {
        return new BelievedHistory(Arrays.stream(versions)
                .map(version -> new BelievedDocument("", Hash.ZERO, version))
                .toList());
    }
}
