package io.meterproof.metering.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.TieredCharge;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A rate in the words of the Utility Rate Database (openei.org, utility rates API version 7); the figures are ours. */
class UrdbImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void periodsTiersDemandAndFixedChargesBecomeComponents() throws JsonProcessingException {
        Imported imported = read(rate());

        assertThat(imported.tariff().components())
                .extracting("id")
                .containsExactly("energy", "demand", "fixed", "monthly-minimum");
        TieredCharge energy = (TieredCharge) imported.tariff().components().get(0);
        assertThat(energy.prices()).extracting("name").containsExactly("period 0", "period 1");
        assertThat(energy.prices().get(0).tiers().get(1).price()).isEqualTo("0.15");
        assertThat(((DemandCharge) imported.tariff().components().get(1)).windowMinutes())
                .isEqualTo(15);
    }

    @Test
    void anImportedRateIsATariffDocument() throws JsonProcessingException {
        TariffVersion version = new TariffVersion(read(rate()).tariff());

        assertThat(DocumentCodec.decode(DocumentCodec.encode(version))).isEqualTo(version);
    }

    @Test
    void hoursOfThePeriodBecomeItsWindows() throws JsonProcessingException {
        TieredCharge energy = (TieredCharge) read(rate()).tariff().components().get(0);

        assertThat(energy.prices().get(1).when().windows()).singleElement().satisfies(window -> {
            assertThat(window.seasons()).isEmpty();
            assertThat(window.days()).hasSize(5);
            assertThat(window.hours().orElseThrow().from()).isEqualTo("16:00");
            assertThat(window.hours().orElseThrow().to()).isEqualTo("21:00");
        });
    }

    @Test
    void chargesThatCannotBeTakenOverAreNoted() throws JsonProcessingException {
        ObjectNode rate = rate();
        rate.putArray("fueladjustmentsmonthly").add(0).add(0.01);
        rate.put("demandrateunit", "kVA");

        assertThat(read(rate).notes())
                .contains(
                        "fueladjustmentsmonthly is not taken over",
                        "demandrateunit: demand is taken in kW, not in kVA");
    }

    @Test
    void anAmountThatIsNoNumberIsRefused() throws JsonProcessingException {
        ObjectNode rate = rate();
        rate.put("mincharge", "12");

        assertThatThrownBy(() -> read(rate)).hasMessage("mincharge: is not a number");
    }

    @Test
    void aRateOfMoreThanSixDecimalsIsRoundedAndNoted() throws JsonProcessingException {
        ObjectNode rate = rate();
        ((ObjectNode) rate.at("/energyratestructure/1/0")).put("rate", 0.30000001192);

        assertThat(read(rate).notes())
                .containsExactly("energyratestructure[1][0].rate: 0.30000001192 has more than six decimals;"
                        + " rounded to 0.300000");
    }

    @Test
    void aPeriodWithoutAStructureIsRefused() throws JsonProcessingException {
        ObjectNode rate = rate();
        ((ArrayNode) rate.path("energyratestructure")).remove(1);

        assertThatThrownBy(() -> read(rate))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("energyratestructure[1]: is missing");
    }

    @Test
    void tiersInAnUnknownUnitAreRefused() throws JsonProcessingException {
        ObjectNode rate = rate();
        rate.path("energyratestructure")
                .forEach(period -> period.forEach(tier -> ((ObjectNode) tier).put("unit", "hp")));

        assertThatThrownBy(() -> read(rate)).hasMessage("energyratestructure: has tiers in hp");
    }

    private static Imported read(JsonNode rate) {
        return UrdbImport.read(rate, "urdb-1", ZoneOffset.UTC, Instant.EPOCH);
    }

    private static ObjectNode rate() throws JsonProcessingException {
        ObjectNode rate =
                (ObjectNode) JSON.readTree("{\"energyratestructure\":[[{\"max\":500,\"rate\":0.1,\"unit\":\"kWh\"},"
                        + "{\"rate\":0.12,\"adj\":0.03,\"unit\":\"kWh\"}],[{\"rate\":0.3,\"unit\":\"kWh\"}]],"
                        + "\"demandratestructure\":[[{\"rate\":0}],[{\"rate\":8.5}]],\"demandwindow\":15,"
                        + "\"fixedmonthlycharge\":12.5,\"minmonthlycharge\":5}");
        for (String kind : new String[] {"energy", "demand"}) {
            ArrayNode weekdays = rate.putArray(kind + "weekdayschedule");
            ArrayNode weekends = rate.putArray(kind + "weekendschedule");
            for (int month = 0; month < 12; month++) {
                ArrayNode weekday = weekdays.addArray();
                ArrayNode weekend = weekends.addArray();
                for (int hour = 0; hour < 24; hour++) {
                    weekday.add(hour >= 16 && hour < 21 ? 1 : 0);
                    weekend.add(0);
                }
            }
        }
        return rate;
    }
}
