package io.meterproof.metering.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeCharge;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tariffs in the form of OCPI 2.2.1 ("Tariff Object"); the figures are ours. */
class OcpiImportTest {
    private static final String NIGHT =
            "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.20,\"vat\":25,\"step_size\":1}],"
                    + "\"restrictions\":{\"start_time\":\"22:00\",\"end_time\":\"06:00\"}},";
    private static final String ALL =
            "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.35,\"vat\":25,\"step_size\":1},"
                    + "{\"type\":\"FLAT\",\"price\":0.5,\"step_size\":1},"
                    + "{\"type\":\"TIME\",\"price\":1.2,\"step_size\":300},"
                    + "{\"type\":\"PARKING_TIME\",\"price\":6,\"step_size\":60}]}";

    @Test
    void theFourDimensionsBecomeComponents() throws JsonProcessingException {
        Imported imported = read(NIGHT + ALL);

        assertThat(imported.tariff().components())
                .hasExactlyElementsOfTypes(
                        EnergyCharge.class, StartFee.class, TimeCharge.class, IdleCharge.class, Vat.class);
        assertThat(imported.tariff().components().get(4))
                .isEqualTo(new Vat("vat-25", "S", new BigDecimal("25"), List.of("energy")));
    }

    @Test
    void theFirstElementThatMatchesGivesThePrice() throws JsonProcessingException {
        EnergyCharge energy =
                (EnergyCharge) read(NIGHT + ALL).tariff().components().get(0);

        assertThat(energy.prices()).extracting("price").containsExactly(new BigDecimal("0.2"), new BigDecimal("0.35"));
    }

    @Test
    void anElementHasTheTimesThatEarlierOnesLeave() throws JsonProcessingException, TariffFileException {
        String weekend = "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.10,\"vat\":25}],"
                + "\"restrictions\":{\"day_of_week\":[\"SATURDAY\",\"SUNDAY\"]}},";
        Tariff tariff = read(NIGHT + weekend + ALL).tariff();
        EnergyCharge energy = (EnergyCharge) tariff.components().get(0);

        assertThat(energy.prices().get(1).when())
                .isEqualTo(When.of(new TimeWindow(
                        List.of(),
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                        false,
                        Optional.of(new DailyWindow(LocalTime.of(6, 0), LocalTime.of(22, 0))))));
        assertThat(TariffFile.read(DocumentCodec.encode(new TariffVersion(tariff)))
                        .tariff())
                .isEqualTo(tariff);
    }

    @Test
    void anElementThatEarlierOnesLeaveNothingIsNamed() throws JsonProcessingException {
        String evening = NIGHT.replace("22:00", "23:00");
        Imported imported = read(NIGHT + evening + ALL);

        assertThat(((EnergyCharge) imported.tariff().components().get(0)).prices())
                .extracting("name")
                .containsExactly("price 1", "price 3");
        assertThat(imported.notes())
                .contains("elements[1].price_components[0] is never reached: an earlier element always matches");
    }

    @Test
    void whatMatchesNoElementIsFree() throws JsonProcessingException {
        EnergyCharge energy = (EnergyCharge) read(NIGHT.substring(0, NIGHT.length() - 1))
                .tariff()
                .components()
                .get(0);

        assertThat(energy.prices()).extracting("name").containsExactly("price 1", "free");
    }

    @Test
    void anImportedTariffIsATariffDocument() throws JsonProcessingException {
        TariffVersion version = new TariffVersion(read(NIGHT + ALL).tariff());

        assertThat(DocumentCodec.decode(DocumentCodec.encode(version))).isEqualTo(version);
    }

    @Test
    void aRestrictionThatOurPricesCannotExpressIsRefused() {
        String above = "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.2}],\"restrictions\":{\"min_kwh\":20}}";

        assertThatThrownBy(() -> read(above))
                .hasMessage("elements[0].restrictions.min_kwh: is a restriction that is not supported");
    }

    @Test
    void aDimensionWhosePricesAreTaxedDifferentlyIsRefused() {
        assertThatThrownBy(() -> read(NIGHT.replace("25", "10") + ALL))
                .hasMessage("elements[1].price_components[0].vat: is another than that of an earlier price of energy");
    }

    @Test
    void anEmptyListOfDaysAndAStepOfNothingAreRefused() {
        assertThatThrownBy(() -> read(NIGHT.replace("\"start_time\"", "\"day_of_week\":[],\"start_time\"") + ALL))
                .hasMessage("elements[0].restrictions.day_of_week: names no day");
        assertThatThrownBy(() -> read(ALL.replace("300", "0")))
                .hasMessage("elements[0].price_components[2].step_size: is not a whole number above zero");
    }

    @Test
    void aPriceOfMoreThanSixDecimalsIsRefused() {
        String fine = "{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.1234567}]}";

        assertThatThrownBy(() -> read(fine))
                .hasMessage("elements[0].price_components[0].price: has more than six decimals");
    }

    private static Imported read(String elements) throws JsonProcessingException {
        String json = "{\"id\":\"t-1\",\"currency\":\"EUR\",\"elements\":[" + elements + "]}";
        return OcpiImport.read(new ObjectMapper().readTree(json), ZoneId.of("Europe/Copenhagen"), Instant.EPOCH);
    }
}
