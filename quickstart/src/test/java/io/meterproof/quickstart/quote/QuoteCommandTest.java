package io.meterproof.quickstart.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.quickstart.Meterproof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** June 2024 with one kWh every hour: 720 kWh, of which 500 cost 0.10 and 220 cost 0.30, and 25 % on 116.00. */
class QuoteCommandTest {
    private static final String TARIFF = String.join(
            "\n",
            "id: home",
            "currency: EUR",
            "zone: UTC",
            "from: 2024-01-01T00:00:00Z",
            "rounding: half-up",
            "components:",
            "  - kind: tiered",
            "    id: energy",
            "    unit: kWh",
            "    allocation: blended",
            "    basis: month",
            "    prices: [{name: use, tiers: [{upTo: 500, price: 0.10}, {price: 0.30}]}]",
            "  - {kind: vat, id: vat, category: S, percent: 25}",
            "");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path tariff;
    private Path use;

    @BeforeEach
    void writeTheInputs() throws IOException {
        tariff = Files.writeString(directory.resolve("home.yaml"), TARIFF);
        StringBuilder rows = new StringBuilder("reading_datetime,kwh\n");
        for (int hour = 0; hour < 720; hour++) {
            rows.append(Instant.parse("2024-06-01T00:00:00Z").plusSeconds(hour * 3600L))
                    .append(",1.0\n");
        }
        use = Files.writeString(directory.resolve("use.csv"), rows);
    }

    @Test
    void aUseIsPricedComponentByComponent() {
        assertThat(quote()).isZero();
        assertThat(out.toString())
                .contains("energy, use tier 1", "50.000000", "energy, use tier 2", "66.000000", "vat, S")
                .containsPattern("energy +116.00\n")
                .containsPattern("vat +29.00\n")
                .containsPattern("total +145.00 EUR\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-06-01T00:00:00Z,-1 ~ 2024-06-01T01:00:00Z,1 | record 1: the quantity is negative",
                "9999-12-31T22:00:00Z,1 ~ 9999-12-31T23:00:00Z,1 | record 1: begins at 9999-12-31T22:00:00Z, not between",
                "2024-06-01T00:00:00Z,1 ~ 9998-06-01T00:00:00Z,1 | record 1: an interval is 31 days at most"
            })
    void aUseThatNobodyCanHaveIsOneLineOfWrongInput(String rows, String words) throws IOException {
        Files.writeString(use, "reading_datetime,kwh\n" + rows.replace(" ~ ", "\n") + "\n");

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(words);
    }

    @Test
    void aTabIsOneLineOfWrongInput() throws IOException {
        Files.writeString(tariff, TARIFF.replace("    unit", "\tunit"));

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("line 9: document: cannot be read: ", "(TAB)");
    }

    @Test
    void aTariffThatIsNotUtf8IsOneLineOfWrongInput() throws IOException {
        Files.write(tariff, TARIFF.replace("home", "h\u00f6me").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("it is not UTF-8 text");
    }

    @Test
    void theSameInJsonIsInMicroUnits() throws JsonProcessingException {
        assertThat(quote("--json")).isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("total").asText()).isEqualTo("145000000");
        assertThat(json.at("/components/vat").asText()).isEqualTo("29000000");
        assertThat(json.path("lines")).hasSize(3);
    }

    @Test
    void aMistakeInATariffIsToldWithItsLine() throws IOException {
        Files.writeString(tariff, TARIFF.replace("price: 0.30", "price: 0.3000001"));

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "home.yaml: line 12: components[0].prices[0].tiers[1].price: is not a decimal of at most six");
    }

    @Test
    void aGapInTheUseIsToldWithItsRecord() throws IOException {
        Files.writeString(use, Files.readString(use).replace("2024-06-01T02:00:00Z,1.0\n", ""));

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString()).contains("record 3: begins at 2024-06-01T03:00:00Z, not at 2024-06-01T02:00:00Z");
    }

    @Test
    void aPriceThatIsNotPublishedIsNamedAndTheQuoteIncomplete() throws IOException {
        Files.writeString(
                tariff,
                TARIFF.replace(
                        "  - {kind: vat",
                        "  - {kind: dynamic, id: spot, unit: kWh, series: DK1, factor: 1, addition: 0}\n  - {kind: vat"));
        Path prices = Files.writeString(
                directory.resolve("dk1.csv"), "from,to,price\n2024-06-01T00:00:00Z,2024-06-30T00:00:00Z,0.05\n");

        assertThat(quote("--prices", "DK1=" + prices)).isEqualTo(1);
        assertThat(out.toString()).contains("no price for spot from 2024-06-30T00:00:00Z to 2024-07-01T00:00:00Z");
    }

    @Test
    void useBeforeTheTariffBeginsIsRefused() throws IOException {
        Files.writeString(tariff, TARIFF.replace("2024-01-01", "2024-06-10"));

        assertThat(quote()).isEqualTo(2);
        assertThat(err.toString()).contains("no version of the tariff holds at 2024-06-01T00:00:00Z");
    }

    private int quote(String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"quote", "--tariff", tariff.toString(), "--use", use.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
