package io.meterproof.metering.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records in the form of OCPI 2.2.1 ("CDR Object"); the figures are ours, worked out by hand. */
class CdrComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String TARIFF = "{\"id\":\"t-1\",\"currency\":\"EUR\",\"elements\":[{\"price_components\":["
            + "{\"type\":\"ENERGY\",\"price\":0.25,\"vat\":20,\"step_size\":1},"
            + "{\"type\":\"FLAT\",\"price\":0.5,\"vat\":20,\"step_size\":1},"
            + "{\"type\":\"TIME\",\"price\":1.2,\"vat\":20,\"step_size\":900},"
            + "{\"type\":\"PARKING_TIME\",\"price\":6,\"vat\":20,\"step_size\":60}]}]}";
    private static final String CDR = "{\"id\":\"c-1\",\"currency\":\"EUR\","
            + "\"start_date_time\":\"2026-06-01T08:00:00Z\",\"end_date_time\":\"2026-06-01T09:25:00\","
            + "\"total_energy\":10.0,\"total_time\":1.4167,\"total_parking_time\":0.4166667,"
            + "\"total_fixed_cost\":{\"excl_vat\":0.5},\"total_energy_cost\":{\"excl_vat\":2.5},"
            + "\"total_time_cost\":{\"excl_vat\":1.2},\"total_parking_cost\":{\"excl_vat\":2.5},"
            + "\"total_cost\":{\"excl_vat\":6.7,\"incl_vat\":8.04},\"tariffs\":[" + TARIFF + "]}";

    @Test
    void aRecordThatAsksWhatWeWouldBillAgreesInEveryCost() throws JsonProcessingException {
        CdrComparison comparison = CdrComparison.of(cdr(CDR), tariff());

        assertThat(comparison.rows()).hasSize(6);
        assertThat(comparison.rows()).allMatch(row -> row.difference().signum() == 0);
        assertThat(comparison.agrees("EUR")).isTrue();
    }

    @Test
    void aRecordThatAsksForMoreIsToldWhere() throws JsonProcessingException {
        CdrComparison comparison = CdrComparison.of(
                cdr(CDR.replace("\"total_time_cost\":{\"excl_vat\":1.2}", "\"total_time_cost\":{\"excl_vat\":1.5}")),
                tariff());

        assertThat(comparison.agrees("EUR")).isFalse();
        assertThat(comparison.rows())
                .filteredOn(row -> row.difference().signum() != 0)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.field()).isEqualTo("total_time_cost");
                    assertThat(row.difference()).isEqualByComparingTo(new BigDecimal("-0.3"));
                });
    }

    @Test
    void whatATariffChargesByDaysAndMonthsIsNoSessions() throws JsonProcessingException {
        Tariff alone = tariff();
        List<TariffComponent> more = new ArrayList<>(alone.components());
        more.add(0, new StandingCharge("standing", BigDecimal.ONE));
        more.add(new MonthlyCharge("membership", BigDecimal.TEN));

        CdrComparison comparison = CdrComparison.of(cdr(CDR), with(alone, more));

        assertThat(comparison).isEqualTo(CdrComparison.of(cdr(CDR), alone));
        assertThat(comparison.agrees("EUR")).isTrue();
    }

    @Test
    void aTariffThatPricesEnergyByPublishedPricesIsRefusedWithItsPlace() {
        DynamicCharge spot =
                new DynamicCharge("spot", MeasurementUnit.KILOWATT_HOUR, "DK1", BigDecimal.ONE, BigDecimal.ZERO);

        assertThatThrownBy(() -> CdrComparison.of(cdr(CDR), with(tariff(), List.of(spot))))
                .hasMessage("components[0]: prices energy by more than the begin of a session");
    }

    private static Tariff with(Tariff tariff, List<TariffComponent> components) {
        return new Tariff(
                tariff.id(), tariff.currency(), tariff.zone(), tariff.from(), Optional.empty(), "half-up", components);
    }

    @Test
    void whatIsMissingIsNamedWithItsField() {
        assertThatThrownBy(() -> cdr(CDR.replace("total_energy\"", "total_enrgy\"")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("total_energy: is not a number that can be read");
        assertThatThrownBy(() -> cdr(CDR.replace("T09:25", "T07:25")))
                .hasMessage("end_date_time: is not behind start_date_time and total_parking_time");
    }

    private static OcpiCdr cdr(String json) throws JsonProcessingException {
        return OcpiCdr.read(JSON.readTree(json));
    }

    private static Tariff tariff() throws JsonProcessingException {
        return OcpiImport.read(JSON.readTree(TARIFF), ZoneId.of("Europe/Copenhagen"), Instant.EPOCH)
                .tariff();
    }
}
