package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.LARGEST_TOP_UP;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.topUp;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.bill;
import static io.meterproof.jobs.settlement.AccountMessages.event;
import static io.meterproof.jobs.settlement.AccountMessages.finished;
import static io.meterproof.jobs.settlement.AccountMessages.id;
import static io.meterproof.jobs.settlement.AccountMessages.rebill;
import static io.meterproof.jobs.settlement.AccountMessages.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.avro.LedgerRecord;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What settlement bills, reverses and has finished with. */
class AccountUsagesTest {
    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void whatCameBeforeTheLastEntryIsBookedWithIt() throws Exception {
        accounts.send(KEY, CREDIT);
        accounts.sendAt(begin(500), Filed.one(topUp("top-1", 50_000), 0));

        accounts.send(bill(1, "EUR"));

        assertThat(accounts.records())
                .extracting(LedgerRecord::getBooked)
                .containsOnly(begin(500).toEpochMilli());
    }

    @Test
    void aUsageThatNoBalanceCanHoldIsADeadLetterAndSoIsItsReversal() throws Exception {
        SettlementEvent credit = new SettlementEvent.Bill(id(1), SampleUsage.of("EUR", -20_000), Optional.empty());
        accounts.send(
                KEY, CREDIT, Filed.one(topUp("top-1", LARGEST_TOP_UP), 0), event(credit), reversal(1), bill(2, "EUR"));

        assertThat(accounts.entries()).containsExactly("top-up", "usage");
        assertThat(accounts.facts())
                .extracting(Message::subject)
                .containsExactly("settlement.lines", "settlement.lines");
        assertThat(accounts.facts()).extracting(Message::kind).containsOnly(MessageKind.DEAD_LETTER);
    }

    @Test
    void anAccountWithEntriesKeepsItsCurrency() throws Exception {
        accounts.send(KEY, CREDIT, bill(1, "EUR"));

        accounts.send(Filed.history(account(Payment.CREDIT, "GBP")), bill(2, "EUR"));

        assertThat(accounts.entries()).containsExactly("usage", "usage");
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aUsageInAnotherCurrencyWaits() throws Exception {
        accounts.send(KEY, CREDIT, bill(1, "GBP"), bill(2, "EUR"));

        assertThat(accounts.entries()).containsExactly("usage");
    }

    @Test
    void whatReplacesAReversedUsageSaysWhich() throws Exception {
        accounts.send(KEY, CREDIT, bill(1, "EUR"), reversal(1), rebill(2, 1));

        assertThat(accounts.records()).last().satisfies(entry -> assertThat(entry.getRebills())
                .isEqualTo(2L));
    }

    @Test
    void aFinishedUsageIsForgotten() throws Exception {
        accounts.send(KEY, CREDIT, bill(1, "EUR"), bill(2, "EUR"), finished(1), reversal(2));
        assertThat(accounts.entries()).containsExactly("usage", "usage", "reversal");

        accounts.send(reversal(1));

        assertThat(accounts.entries()).hasSize(3);
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aUsageIsFinishedNoSoonerThanItIsBooked() throws Exception {
        accounts.send(bill(1, "EUR"), reversal(1), finished(1));

        accounts.send(KEY, CREDIT);

        assertThat(accounts.entries()).containsExactly("usage", "reversal");
    }
}
