package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.PREPAID;
import static io.meterproof.jobs.settlement.TaxedCycles.AGREEMENT;
import static io.meterproof.jobs.settlement.TaxedCycles.bill;
import static io.meterproof.jobs.settlement.TaxedCycles.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a close charges of the use since the last one, and when. */
class AccountCyclesTest {
    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = TaxedCycles.accounts();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void aCloseChargesItsCycleBeforeItsPeriod() throws Exception {
        accounts.send(CREDIT, bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.entries()).containsExactly("usage", "cycle-charges", "period-charges", "statement");
        assertThat(amounts(1)).containsExactly(1_000_000L);
    }

    @Test
    void aCloseSaysWhatTheRulesOfTheNewestVersionPermit() throws Exception {
        AccountRule hour = new AccountRule(
                "1 kWh a month", MIDNIGHT, Optional.empty(), new Limit.OfAmount(1_000, Limit.Span.MONTH));
        Agreement plain = agreement("ag-1", TARIFF, ALWAYS);
        Agreement ruled = new Agreement(
                plain.id(),
                plain.account(),
                plain.usagePoint(),
                plain.readingType(),
                plain.endUse(),
                plain.tariff(),
                plain.effective(),
                plain.party(),
                List.of(hour));
        accounts.send(Filed.history(plain, ruled).about(ACCOUNT), CREDIT);
        accounts.send(bill(1, 0, 4_000), bill(2, 1, 500), Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.records().get(2).getLines())
                .extracting(LedgerLine::getComponent, LedgerLine::getName, LedgerLine::getQuantity)
                .contains(tuple("permitted", null, 4_000L), tuple("denied", "1 kWh a month", 500L));
    }

    @Test
    void useThatComesAfterTheCloseChargesItsCycleAnewAtTheNextOne() throws Exception {
        accounts.send(CREDIT, bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));
        accounts.restart(SampleResources.USUAL);

        accounts.send(bill(2, 1, 4_000), Filed.one(close("c-2", 31, 29), 1));

        assertThat(accounts.entries())
                .containsExactly("usage", "reversal", "cycle-charges", "cycle-charges", "period-charges", "statement");
        assertThat(amounts(1)).containsExactly(-1_000_000L);
        assertThat(amounts(2)).containsExactly(2_000_000L);
        assertThat(accounts.records().get(2).getRebills()).isEqualTo(6);
    }

    @Test
    void aPrepaidBalanceFallsByTheTaxBeforeItIsCharged() throws Exception {
        accounts.send(PREPAID, bill(1, 0, 4_000));

        assertThat(accounts.balances().get(0).getAccrued()).isEqualTo(1_000_000);
    }

    @Test
    void aCloseWaitsForABillByTheTariffThatIsInForce() throws Exception {
        accounts.send(CREDIT);
        accounts.send(bill(1, 0, 4_000, AGREEMENT), Filed.one(close("c-1", 0, 31), 0));
        assertThat(accounts.entries()).containsExactly("usage");
        assertThat(accounts.deadLetters())
                .singleElement()
                .asString()
                .contains("waits for use of up-1 from " + MIDNIGHT);

        accounts.send(reversal(bill(1, 0, 4_000, AGREEMENT)));

        assertThat(accounts.entries())
                .containsExactly("usage", "reversal", "cycle-charges", "period-charges", "statement");
    }

    @Test
    void whatNoCreditCanHoldIsNotBookedAtAll() throws Exception {
        accounts.send(PREPAID, bill(1, 0, 9_000_000_000_000_000L), bill(2, 1, 4_000));

        assertThat(accounts.entries()).containsExactly("usage");
        assertThat(amounts(0)).containsExactly(4_000_000L);
        assertThat(accounts.deadLetters()).singleElement().asString().contains("the balance cannot hold it");
    }

    @Test
    void aCloseMakesOneBalanceWithoutWhatItCharged() throws Exception {
        accounts.send(PREPAID, bill(1, 0, 4_000));
        long before = accounts.balances().size();

        accounts.send(Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.balances()).hasSize((int) before + 1);
        Balance newest = accounts.balances().get(accounts.balances().size() - 1);
        assertThat(newest.getAccrued()).isZero();
        assertThat(newest.getBalance()).isEqualTo(-5_000_000);
    }

    @Test
    void aCloseThatDoesNotFollowIsRefusedThoughItsBillsAreNotThere() throws Exception {
        accounts.send(CREDIT, Filed.one(close("c-1", 0, 31), 0));
        accounts.send(bill(1, 40, 4_000, AGREEMENT), Filed.one(close("c-2", 32, 28), 1));

        assertThat(accounts.deadLetters())
                .singleElement()
                .asString()
                .contains("is not the end of the last closed period");
    }

    @Test
    void aCloseThatIsDatedAheadIsRefused() throws Exception {
        accounts.send(CREDIT);
        Instant arrived = MIDNIGHT.plus(Duration.ofDays(29));

        accounts.sendAt(arrived, Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.entries()).isEmpty();
        assertThat(accounts.deadLetters()).singleElement().asString().contains("more than a day after it came");
    }

    private List<Long> amounts(int entry) throws Exception {
        return accounts.records().get(entry).getLines().stream()
                .map(line -> line.getAmount())
                .toList();
    }
}
