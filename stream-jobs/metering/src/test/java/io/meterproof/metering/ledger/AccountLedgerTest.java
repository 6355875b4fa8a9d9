package io.meterproof.metering.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.commitment.PrivacyKey;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.StandingTerms;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountLedgerTest {
    private static final Hash ID = TreeHasher.sha256(new byte[] {5});
    private static final Hash OTHER_ID = TreeHasher.sha256(new byte[] {6});
    private static final Instant BOOKED = Instant.parse("2026-03-02T10:00:00.750Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final AccountLedger ledger = new AccountLedger(new MapUsageIndex(), PrivacyKey.of(new byte[32]));
    private final List<LedgerStep> steps = new ArrayList<>();
    private AccountState state = AccountState.opened("a-1", "EUR");

    @Test
    void everyEntryFollowsOnTheOneBefore() {
        bill(ID, 100, Optional.empty());
        bill(OTHER_ID, 50, Optional.empty());

        EntryHeader second = steps.get(1).entry().header();
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.previous()).isEqualTo(steps.get(0).logEntry().leafHash());
        assertThat(second.balance()).isEqualTo(150);
        assertThat(second.booked()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void noEntryIsBookedBeforeTheOneThatItFollows() {
        bill(ID, 100, Optional.empty());
        take(ledger.topUp(state, OTHER_ID, 5, MARCH));

        assertThat(steps.get(1).entry().header().booked()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void aReversalTakesEveryLineBackAndNamesItsEntry() {
        bill(ID, 100, Optional.empty());
        reverse(ID, 100);

        ReversalEntry reversal = (ReversalEntry) steps.get(1).entry();
        assertThat(reversal.reverses()).isEqualTo(1);
        assertThat(reversal.lines())
                .containsExactly(Entries.usage("energy", 100).lines().get(0).negated());
        assertThat(state.balance()).isZero();
    }

    @Test
    void aRebillNamesTheReversalThatItReplaces() {
        bill(ID, 100, Optional.empty());
        reverse(ID, 100);
        bill(OTHER_ID, 90, Optional.of(ID));

        assertThat(((UsageEntry) steps.get(2).entry()).rebills()).hasValue(2);
    }

    @Test
    void useThatWasNeverBilledCannotBeReversed() {
        assertThatThrownBy(() -> reverse(ID, 100)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void useOfAnotherCurrencyIsRefused() {
        state = AccountState.opened("a-1", "DKK");

        assertThatThrownBy(() -> bill(ID, 1, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTopUpLowersWhatIsOwed() {
        take(ledger.topUp(state, ID, 20_000_000, BOOKED));

        assertThat(state.balance()).isEqualTo(-20_000_000);
    }

    @Test
    void aCloseChargesTheDaysAndRoundsEachComponentOnce() {
        bill(ID, 1_234_567, Optional.empty());
        close(MARCH, APRIL);

        PeriodChargesEntry charges = (PeriodChargesEntry) steps.get(1).entry();
        assertThat(charges.lines()).extracting(Line::component).containsExactly("standing", "rounding", "rounding");
        assertThat(charges.lines()).extracting(Line::amount).containsExactly(10_333_323L, -4_567L, -3_323L);
        assertThat(state.balance()).isEqualTo(1_230_000 + 10_330_000);
    }

    @Test
    void aStatementCommitsToEveryEntrySinceTheLastOne() {
        bill(ID, 100, Optional.empty());
        close(MARCH, APRIL);
        bill(OTHER_ID, 7, Optional.empty());
        close(APRIL, Instant.parse("2026-05-01T00:00:00Z"));

        StatementEntry statement = (StatementEntry) steps.get(5).entry();
        assertThat(statement.firstSequence()).isEqualTo(4);
        assertThat(statement.lastSequence()).isEqualTo(5);
        assertThat(statement.entries()).isEqualTo(2);
        assertThat(statement.entriesRoot())
                .isEqualTo(TreeHasher.node(
                        steps.get(3).logEntry().leafHash(),
                        steps.get(4).logEntry().leafHash()));
        assertThat(statement.opening()).isEqualTo(steps.get(2).entry().header().balance());
        assertThat(statement.closing()).isEqualTo(state.balance());
    }

    @Test
    void aPeriodThatDoesNotFollowOnTheLastIsRefused() {
        close(MARCH, APRIL);

        assertThatThrownBy(() -> close(MARCH, APRIL))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("from: is not the end of the last closed period, 2026-04-01T00:00:00Z");
    }

    @Test
    void aStateKeepsItsBytes() throws IOException {
        bill(ID, 100, Optional.empty());
        close(MARCH, APRIL);
        bill(OTHER_ID, 7, Optional.empty());
        byte[] encoded = AccountStateCodec.encode(state);

        assertThat(encoded).isEqualTo(Golden.bytes("account-state/v1/after-statement.hex", encoded));
        assertThat(AccountStateCodec.decode(encoded)).isEqualTo(state);
    }

    private void bill(Hash id, long amount, Optional<Hash> replaces) {
        take(ledger.bill(state, id, Entries.usage("energy", amount), replaces, BOOKED));
    }

    private void reverse(Hash id, long amount) {
        take(ledger.reverse(state, id, Entries.usage("energy", amount), Entries.BLOCK, BOOKED));
    }

    private void close(Instant from, Instant to) {
        Tariff tariff = new Tariff(
                "t",
                "EUR",
                ZoneOffset.UTC,
                MARCH,
                Optional.empty(),
                "half-up",
                List.of(new StandingCharge("standing", new BigDecimal("0.333333"))));
        StandingTerms terms = new StandingTerms(ID, MARCH, Optional.empty(), List.of(tariff));
        ledger.closePeriod(state, new PeriodClose("c", "a-1", from, to, to), List.of(terms), List.of(), BOOKED)
                .forEach(this::take);
    }

    private void take(LedgerStep step) {
        steps.add(step);
        state = step.next();
    }
}
