package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An agreement fits its usage point and its tariff. */
class AgreementFitTest {
    @Test
    void anAgreementOnAnotherCommodityIsRefusedWithItsField() {
        UsagePoint water = new UsagePoint("up-1", "place-1", "Lane 1", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4");

        assertThatThrownBy(() -> PlaceOfAgreement.require(agreed(), water))
                .hasMessage("readingType: is of electricity, but usage point up-1 is of water");
    }

    @Test
    void anAgreementWhoseTariffPricesAnotherCommodityIsRefusedWithItsField() {
        assertThatThrownBy(() -> TariffOfAgreement.require(agreed(), tariff(Optional.of(Commodity.GAS), "kWh")))
                .hasMessage("tariff: is of gas, not of electricity");
        assertThatThrownBy(() -> TariffOfAgreement.require(agreed(), tariff(Optional.empty(), "m3")))
                .hasMessage("tariff: prices no unit in which electricity is measured");
        assertThatCode(() -> TariffOfAgreement.require(agreed(), tariff(Optional.empty(), "kWh")))
                .doesNotThrowAnyException();
    }

    private static Tariff tariff(Optional<Commodity> commodity, String unit) {
        MeasurementUnit measured = unit.equals("m3") ? MeasurementUnit.CUBIC_METRE : MeasurementUnit.KILOWATT_HOUR;
        return new Tariff(
                "t-1",
                "EUR",
                ZoneOffset.UTC,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                commodity,
                "half-up",
                Set.of(),
                new TreeMap<>(),
                List.of(
                        new StandingCharge("standing", BigDecimal.ONE),
                        new EnergyCharge(
                                "energy", measured, List.of(new TimeOfUsePrice("flat", BigDecimal.ONE, When.ALWAYS)))));
    }

    private static Agreement agreed() {
        return new Agreement(
                "ag-1",
                "a-1",
                "up-1",
                ObisCode.ACTIVE_IMPORT,
                "home",
                "t-1",
                new Effective(Instant.EPOCH, Optional.empty()));
    }
}
