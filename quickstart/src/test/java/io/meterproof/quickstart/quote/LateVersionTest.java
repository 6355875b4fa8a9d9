package io.meterproof.quickstart.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateVersionTest {
    private static final Instant NOW = Instant.parse("2012-06-15T00:00:00Z");

    @Test
    void aVersionThatBeginsInThePastSaysHowManyContractsItBillsAgain() {
        assertThat(warning("2012-01-01T00:00:00Z", 1_200)).contains("1,200 contract(s)", "re-rate");
    }

    @Test
    void oneFromBeforeTheArchiveReachesSaysThatThisStays() {
        assertThat(warning("2012-01-01T00:00:00Z", 1)).doesNotContain("stays");
        assertThat(warning("2009-01-01T00:00:00Z", 1)).contains("stays as it was billed");
    }

    @Test
    void oneOfTheFutureAndOneThatNobodyIsOnSayNothing() {
        assertThat(warning("2012-07-01T00:00:00Z", 1_200)).isEmpty();
        assertThat(warning("2012-01-01T00:00:00Z", 0)).isEmpty();
    }

    private static String warning(String from, long contracts) {
        Tariff version = new Tariff(
                "home",
                "EUR",
                ZoneOffset.UTC,
                Instant.parse(from),
                Optional.empty(),
                "half-up",
                List.of(new StandingCharge("standing", BigDecimal.ONE)));
        return new LateVersion(version, contracts, NOW).warning();
    }
}
