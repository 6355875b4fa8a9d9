package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BillTextTest {
    private static final String OF_CHARGER_1 = component("charger-1", "6.879");
    private static final String OF_CHARGER_2 = component("charger-2", "22.571");

    private final StringWriter written = new StringWriter();

    @Test
    void componentsOfSeveralUsagePointsSayWhoseTheyAre() throws JsonProcessingException {
        print(OF_CHARGER_1 + "," + OF_CHARGER_2);
        assertThat(written.toString())
                .containsPattern("energy, day, charger-1 +6.879 kWh")
                .containsPattern("energy, day, charger-2 +22.571 kWh");
    }

    @Test
    void componentsOfOneUsagePointDoNot() throws JsonProcessingException {
        print(OF_CHARGER_1);
        assertThat(written.toString()).containsPattern("energy, day +6.879 kWh").doesNotContain("charger-1");
    }

    @Test
    void whatWasUsedIsToldByWhoVouchesForIt() throws JsonProcessingException {
        print(
                OF_CHARGER_1,
                "{\"unit\":\"kWh\",\"origin\":\"METER_SIGNED\",\"simulated\":true,\"quantity\":\"6.500\"},"
                        + "{\"unit\":\"kWh\",\"origin\":\"ESTIMATED\",\"simulated\":false,\"quantity\":\"0.379\"}");

        assertThat(written.toString())
                .containsPattern("used, meter-signed, simulated +6.500 kWh")
                .containsPattern("used, estimated +0.379 kWh");
    }

    @Test
    void placesAreHeadedInCentsThatSumToTheTotal() throws JsonProcessingException {
        print(OF_CHARGER_1);

        assertThat(written.toString())
                .containsPattern("Harbour +1\\.00 EUR")
                .containsPattern("ev-charging +1\\.00 ")
                .containsPattern("Account +0\\.00 EUR");
    }

    private void print(String components) throws JsonProcessingException {
        print(components, "");
    }

    private void print(String components, String used) throws JsonProcessingException {
        var json = new ObjectMapper();
        var bill = json.readTree("{\"account\":{\"currency\":\"EUR\"},\"bill\":{\"charge\":\"1.00\",\"places\":["
                + "{\"name\":\"Harbour\",\"charge\":\"1.000431\",\"endUses\":["
                + "{\"endUse\":\"ev-charging\",\"charge\":\"1.000431\",\"used\":[" + used + "],\"components\":["
                + components + "]}]},"
                + "{\"name\":\"Account\",\"charge\":\"-0.000431\",\"endUses\":[]}]}}");
        new BillText(new PrintWriter(written)).print(bill, json.createArrayNode());
    }

    private static String component(String usagePoint, String quantity) {
        return "{\"usagePoint\":\"" + usagePoint + "\",\"component\":\"energy\",\"name\":\"day\",\"unit\":\"kWh\","
                + "\"quantity\":\"" + quantity + "\",\"charge\":\"1.00\"}";
    }
}
