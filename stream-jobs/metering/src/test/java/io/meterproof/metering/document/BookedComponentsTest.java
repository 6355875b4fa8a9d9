package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Season;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookedComponentsTest {
    @Test
    void aTariffByDaysAndHoursMayBeInForce() {
        assertThatCode(() -> InForce.check(List.of(new TariffVersion(Documents.tariff()))))
                .doesNotThrowAnyException();
    }

    @Test
    void aComponentThatNobodyBooksKeepsItsTariffOutOfForce() {
        TariffVersion version = tariff(new MonthlyCharge("network", BigDecimal.TEN));

        assertThatThrownBy(() -> InForce.check(List.of(version)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("components[0]: is quoted but not booked by settlement: network");
    }

    @Test
    void seasonsAreNotBookedYet() {
        TimeWindow summer =
                new TimeWindow(List.of(Season.ofMonths(Month.JUNE, Month.AUGUST)), Set.of(), false, Optional.empty());
        TariffVersion version = tariff(new EnergyCharge(
                "energy",
                MeasurementUnit.KILOWATT_HOUR,
                List.of(
                        new TimeOfUsePrice("summer", BigDecimal.ONE, When.of(summer)),
                        new TimeOfUsePrice("rest", BigDecimal.TEN, When.ALWAYS))));

        assertThatThrownBy(() -> InForce.check(List.of(version)))
                .hasMessage("components[0]: is quoted but not booked by settlement: energy");
    }

    private static TariffVersion tariff(TariffComponent component) {
        return new TariffVersion(
                new Tariff("t", "EUR", ZoneOffset.UTC, Instant.EPOCH, Optional.empty(), "half-up", List.of(component)));
    }
}
