package io.meterproof.metering.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookedComponentsTest {
    @Test
    void aTariffByDaysAndHoursMayBeInForce() {
        assertThatCode(() -> InForce.check(List.of(new TariffVersion(Documents.tariff()))))
                .doesNotThrowAnyException();
    }

    @Test
    void aTariffThatNeedsAWholeCycleMayBeInForce() {
        assertThatCode(() -> InForce.check(List.of(tariff(new MonthlyCharge("network", BigDecimal.TEN)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aComponentThatNobodyBooksKeepsItsTariffOutOfForce() {
        TariffVersion version = tariff(new Fee("reconnection", BigDecimal.TEN));

        assertThatThrownBy(() -> InForce.check(List.of(version)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("components[0]: is quoted but not booked by settlement: reconnection");
    }

    private static TariffVersion tariff(TariffComponent component) {
        return new TariffVersion(
                new Tariff("t", "EUR", ZoneOffset.UTC, Instant.EPOCH, Optional.empty(), "half-up", List.of(component)));
    }
}
