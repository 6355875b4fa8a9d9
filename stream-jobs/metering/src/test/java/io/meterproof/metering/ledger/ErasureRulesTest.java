package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.CompactRange;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErasureRulesTest {
    private static final Instant CLOSED = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(3_653);

    @Test
    void anAccountThatIsPaidAndKeptLongEnoughMayBeErased() {
        assertThat(reasonToKeep(0, 0, Optional.of(CLOSED), CLOSED.plus(RETENTION)))
                .isEmpty();
    }

    @Test
    void anAccountIsKeptToTheLastSecond() {
        assertThat(reasonToKeep(
                        0, 0, Optional.of(CLOSED), CLOSED.plus(RETENTION).minusSeconds(1)))
                .contains("it must be kept until 2036-04-01T00:00:00Z, 3653 days after the last that happened to it");
    }

    @Test
    void aPaymentLongAfterTheLastPeriodIsKeptAsLong() {
        Instant paid = CLOSED.plusSeconds(86_400);

        assertThat(reasonToKeep(0, 0, Optional.of(CLOSED), paid, CLOSED.plus(RETENTION)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("until 2036-04-02T00:00:00Z"));
        assertThat(reasonToKeep(0, 0, Optional.of(CLOSED), paid, paid.plus(RETENTION)))
                .isEmpty();
    }

    @Test
    void anAccountThatOwesOrHasCreditIsKept() {
        assertThat(reasonToKeep(1, 0, Optional.of(CLOSED), Instant.MAX))
                .contains("its balance is 1 micro-units, not zero");
        assertThat(reasonToKeep(-1, 0, Optional.of(CLOSED), Instant.MAX)).isPresent();
    }

    @Test
    void useThatNoStatementCoversIsBilledFirst() {
        assertThat(reasonToKeep(0, 1, Optional.of(CLOSED), Instant.MAX))
                .contains("there is use or a charge that no statement covers yet");
    }

    @Test
    void anAccountWithoutAClosedPeriodIsKept() {
        assertThat(reasonToKeep(0, 0, Optional.empty(), Instant.MAX))
                .contains("no period of the account was closed yet");
    }

    private static Optional<String> reasonToKeep(long balance, int lines, Optional<Instant> closed, Instant at) {
        return reasonToKeep(balance, lines, closed, CLOSED, at);
    }

    private static Optional<String> reasonToKeep(
            long balance, int lines, Optional<Instant> closed, Instant booked, Instant at) {
        OpenPeriod open = new OpenPeriod(9, 0, closed, CompactRange.EMPTY, lines, new TreeMap<>());
        AccountState state = new AccountState("a-1", "EUR", 8, Hash.ZERO, booked, balance, open);
        return ErasureRules.reasonToKeep(state, at, RETENTION);
    }
}
