package io.meterproof.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.quickstart.scenario.CreditEnd;
import io.meterproof.quickstart.scenario.Dirt;
import io.meterproof.quickstart.scenario.Expectations;
import io.meterproof.quickstart.scenario.ExpectedUse;
import io.meterproof.quickstart.scenario.Planted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run in which everything holds, and one change for each way in which an invariant can break. */
class ChecksTest {
    private static final Instant LEAK = Instant.parse("2026-03-06T00:00:00Z");
    private static final Expectations EXPECTED = new Expectations(
            10,
            List.of(new Planted(Dirt.DUPLICATE, "e-1", LEAK), new Planted(Dirt.FORGED_SIGNATURE, "e-1", LEAK)),
            List.of(new ExpectedUse("A", "p-1", "e-1", "home", MeasurementUnit.KILOWATT_HOUR, 1_500)),
            Optional.of(Map.of("w-1", LEAK)),
            Map.of("A", new CreditEnd(Instant.parse("2026-03-20T10:00:00Z"), Duration.ofHours(48))));

    private static final String SUMMARY = """
            {"received":{"blocks":10},"accepted":{"blocks":8},"duplicates":{"blocks":1},
             "rejected":{"BAD_SIGNATURE":{"blocks":1}},"waiting":{"blocks":0},"deadLettered":{"blocks":0},
             "accounts":[{"account":"A","places":[{"place":"p-1","endUses":[
               {"endUse":"home","energy":[{"unit":"kWh","quantity":"1.500"}]}]}]}]}
            """;
    private static final String ANOMALIES = """
            [{"usagePoint":"w-1","detector":"continuous-flow","detected":"2026-03-08T00:00:00Z"}]
            """;
    private static final String ALERTS = """
            [{"kind":"LOW_CREDIT","account":"A","raised":"2026-03-18T10:00:00Z"}]
            """;
    private static final String BILLS = """
            [{"account":{"account":"A"},"bill":{"charge":"3.00","places":[
              {"charge":"3.00","endUses":[{"charge":"1.00"},{"charge":"2.00"}]}]}}]
            """;

    @Test
    void aRunAsExpectedBreaksNothing() {
        assertThat(broken(SUMMARY, ANOMALIES, ALERTS, BILLS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            conservation | "accepted":{"blocks":8}      | "accepted":{"blocks":7}
            conservation | "received":{"blocks":10}     | "received":{"blocks":11}
            conservation | "waiting":{"blocks":0}       | "waiting":{"blocks":1}
            verdicts     | "BAD_SIGNATURE"              | "MALFORMED"
            quantities   | "quantity":"1.500"           | "quantity":"1.501"
            quantities   | "account":"A"                | "account":"B"
            quantities   | "place":"p-1"                | "place":"p-2"
            quantities   | "endUse":"home"              | "endUse":"car"
            quantities   | "unit":"kWh"                 | "unit":"m3"
            quantities   | [{"unit"                     | [{"unit":"kvarh","quantity":"1"},{"unit"
            """)
    void aChangedSummaryBreaksItsInvariant(String invariant, String original, String changed) {
        assertThat(broken(changed(SUMMARY, original, changed), ANOMALIES, ALERTS, BILLS))
                .containsExactly(invariant);
    }

    @Test
    void aDeadLetterThatWasNotPlantedBreaksTheVerdicts() {
        String dead = changed(SUMMARY, "\"deadLettered\":{\"blocks\":0}", "\"deadLettered\":{\"blocks\":1}");

        assertThat(broken(changed(dead, "\"blocks\":10", "\"blocks\":11"), ANOMALIES, ALERTS, BILLS))
                .containsExactly("verdicts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "charge":"1.00"                 | "charge":"1.01"
            "bill":{"charge":"3.00"         | "bill":{"charge":"3.01"
            {"charge":"3.00","endUses"      | {"charge":"2.99","endUses"
            {"account":"A"}                 | {"account":"B"}
            """)
    void aChangedBillBreaksTheSums(String original, String changed) {
        assertThat(broken(SUMMARY, ANOMALIES, ALERTS, changed(BILLS, original, changed)))
                .containsExactly("sums");
    }

    @Test
    void noBillsAtAllBreakTheSums() {
        assertThat(broken(SUMMARY, ANOMALIES, ALERTS, "[]")).containsExactly("sums");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            w-1                     | w-2
            continuous-flow         | baseload-rise
            2026-03-08              | 2026-03-05
            [{                      | [{"usagePoint":"e-1","detector":"continuous-flow","detected":"2026-03-08T00:00:00Z"},{
            """)
    void aLeakThatIsNotFoundAsSuchOrAFalseAlarmBreaksTheLeaks(String original, String changed) {
        assertThat(broken(SUMMARY, changed(ANOMALIES, original, changed), ALERTS, BILLS))
                .containsExactly("leaks found");
    }

    @ParameterizedTest
    @CsvSource({"4.5,4.5,would save 4.5 EUR a month", "4.5,6,would save 4.5 to 6 EUR a month"})
    void savingsAreARangeOnlyWhereTheyAre(String low, String high, String words) {
        String anomalies = changed(
                ANOMALIES,
                "\"detector\":",
                "\"currency\":\"EUR\",\"savingsLow\":\"" + low + "\",\"savingsHigh\":\"" + high + "\",\"detector\":");

        assertThat(checks(SUMMARY, anomalies, ALERTS, BILLS))
                .extracting(Check::words)
                .anySatisfy(each -> assertThat(each).contains(words));
    }

    @Test
    void whereNobodyKnowsTheLeaksNoAnomalyIsJudged() {
        Expectations measured =
                new Expectations(10, EXPECTED.planted(), EXPECTED.energy(), Optional.empty(), EXPECTED.credits());

        assertThat(new Checks(json(SUMMARY), measured, Set.of("A"))
                        .all(json(ANOMALIES), json(ALERTS), list(json(BILLS))))
                .allMatch(Check::held)
                .extracting(Check::invariant)
                .doesNotContain("leaks found");
    }

    @Test
    void noAnomalyAtAllBreaksTheLeaks() {
        assertThat(broken(SUMMARY, "[]", ALERTS, BILLS)).containsExactly("leaks found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "account":"A"                   | "account":"B"
            LOW_CREDIT                      | CREDIT_EXHAUSTED
            2026-03-18T10:00:00Z            | 2026-03-18T10:00:01Z
            """)
    void aWarningThatIsLateOrMissingBreaksThatItCameInTime(String original, String changed) {
        assertThat(broken(SUMMARY, ANOMALIES, changed(ALERTS, original, changed), BILLS))
                .containsExactly("warned in time");
    }

    private static List<String> broken(String summary, String anomalies, String alerts, String bills) {
        return checks(summary, anomalies, alerts, bills).stream()
                .filter(check -> !check.held())
                .map(Check::invariant)
                .toList();
    }

    private static List<Check> checks(String summary, String anomalies, String alerts, String bills) {
        return new Checks(json(summary), EXPECTED, Set.of("A"))
                .all(json(anomalies), json(alerts), List.copyOf(list(json(bills))));
    }

    private static String changed(String text, String original, String changed) {
        assertThat(text).contains(original);
        return text.replace(original, changed);
    }

    private static List<JsonNode> list(JsonNode array) {
        return new ObjectMapper().convertValue(array, new TypeReference<>() {});
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
