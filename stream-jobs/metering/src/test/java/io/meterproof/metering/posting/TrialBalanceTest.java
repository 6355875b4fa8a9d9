package io.meterproof.metering.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.ledger.EntryHeader;
import io.meterproof.metering.ledger.PeriodChargesEntry;
import io.meterproof.metering.ledger.TopUpEntry;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrialBalanceTest {
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private final TrialBalance books = new TrialBalance();

    @Test
    void theReceivableIsTheBalanceAndEveryCurrencySumsToZero() {
        books.post(charges("a", 1, "EUR", 700, 700));
        books.post(new TopUpEntry(header("a", 2, "EUR", -300), Hash.ZERO, 1_000));
        books.post(charges("b", 1, "AUD", 50, 50));

        assertThat(books.books().get("EUR"))
                .isEqualTo(Map.of("receivable/a", -300L, "charges/standing", -700L, "payments", 1_000L));
        assertThat(books.sum("EUR")).isZero();
        assertThat(books.sum("AUD")).isZero();
        assertThat(books.entries()).isEqualTo(3);
    }

    @Test
    void anEntryWhoseBalanceIsNotTheSumOfItsLinesIsNotPosted() {
        assertThatThrownBy(() -> books.post(charges("a", 1, "EUR", 700, 701)))
                .isInstanceOf(UnbalancedException.class)
                .hasMessageContaining("entry 1 of account a moves the balance by 1 micro-units more");
        assertThat(books.books()).isEmpty();
    }

    private static PeriodChargesEntry charges(
            String account, long sequence, String currency, long amount, long balance) {
        Line line = new Line("standing", Optional.empty(), AT, AT, 1_000, BigDecimal.ONE, amount, Optional.empty());
        return new PeriodChargesEntry(header(account, sequence, currency, balance), AT, AT, List.of(line));
    }

    private static EntryHeader header(String account, long sequence, String currency, long balance) {
        return new EntryHeader(account, sequence, Hash.ZERO, AT, currency, balance);
    }
}
