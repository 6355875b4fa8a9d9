package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PRICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.records.avro.LedgerLine;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods are closed once what they charge for is known, one after the other. */
class AccountClosesTest {
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
    void aCloseThatWasRefusedIsJudgedAgainWhenItComesAgain() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0), Filed.one(close("c-3", 59, 31), 1));
        assertThat(accounts.facts()).hasSize(1);

        accounts.send(Filed.one(close("c-2", 31, 28), 2), Filed.one(close("c-3", 59, 31), 3));

        assertThat(accounts.facts()).hasSize(1);
        assertThat(accounts.entries()).hasSize(6);
    }

    @Test
    void theSameCloseTwiceIsBookedOnce() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0), Filed.one(close("c-1", 0, 31), 1));

        assertThat(accounts.entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void aStatementIsApprovedAndIssuedOnceAndNotOtherwise() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));
        Hash root = Hash.of(accounts.records().get(1).getEntriesRoot().array());
        StatementApproval approval = new StatementApproval("b-1", ACCOUNT, 2, root, begin(3));
        StatementIssue issue = new StatementIssue("i-1", ACCOUNT, 2, Filed.hash(approval), begin(4));

        accounts.send(Filed.one(issue, 1), Filed.one(approval, 2), Filed.one(approval, 3), Filed.one(issue, 4));

        assertThat(accounts.entries()).containsExactly("period-charges", "statement", "notice", "notice");
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aCloseWaitsForThePricesOfItsStandingCharges() throws Exception {
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));
        assertThat(accounts.entries()).isEmpty();

        accounts.broadcast(PRICES);

        assertThat(accounts.records().get(0).getLines()).hasSize(1);
        assertThat(accounts.entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void aCloseWaitsForAnAgreement() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, Filed.one(close("c-1", 0, 31), 0));
        assertThat(accounts.entries()).isEmpty();

        accounts.send(AGREEMENT);

        assertThat(accounts.entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void aCloseThatWaitsTellsForWhatAndOnce() throws Exception {
        Message close = Filed.one(close("c-1", 0, 31), 7);
        accounts.send(KEY, CREDIT, close, close);
        accounts.restart(SampleResources.USUAL);
        accounts.send(CREDIT);
        assertThat(accounts.facts()).isEmpty();

        accounts.send(AGREEMENT);

        assertThat(accounts.facts()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(close.value());
            assertThat(letter.offset()).isEqualTo(7);
            assertThat(letter.reason()).contains("waits for tariff t-1, which agreement ag-1 is on");
        });
    }

    @Test
    void aCloseWaitsForEachOpenChangeAlsoAfterARestart() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT);
        accounts.send(new OpenChange("one", true).to(ACCOUNT), new OpenChange("two", true).to(ACCOUNT));
        accounts.send(Filed.one(close("c-1", 0, 31), 0), new OpenChange("one", false).to(ACCOUNT));
        accounts.restart(SampleResources.USUAL);
        accounts.broadcast(PRICES);
        assertThat(accounts.entries()).isEmpty();

        accounts.send(new OpenChange("two", false).to(ACCOUNT));

        assertThat(accounts.entries()).containsExactly("period-charges", "statement");
        assertThat(accounts.facts()).isEmpty();
    }

    @Test
    void aCloseWithoutAnAgreementTellsThatItWaitsForOne() throws Exception {
        accounts.send(KEY, CREDIT, Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.facts())
                .extracting(letter -> letter.reason().orElseThrow())
                .containsExactly("waits for an agreement or authorisation of the account");
    }

    @Test
    void anAgreementThatALaterDocumentOfItsIdReplacesIsChargedOnce() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT);
        accounts.send(Filed.history(agreement("ag-1", "t-0", ALWAYS), agreement("ag-1", TARIFF, ALWAYS))
                .about(ACCOUNT));

        accounts.send(Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.records().get(0).getLines()).hasSize(1);
    }

    @Test
    void aCloseThatDoesNotFollowOnIsADeadLetter() throws Exception {
        accounts.broadcast(PRICES);
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));

        accounts.send(Filed.one(close("c-2", 32, 28), 1));

        assertThat(accounts.entries()).hasSize(2);
        assertThat(accounts.facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void theDaysThatAPeriodChargedAreChargedByNoCycleAfterARestartEither() throws Exception {
        Tariff monthly = new Tariff(
                "monthly",
                "EUR",
                ZoneOffset.UTC,
                MIDNIGHT,
                Optional.empty(),
                "half-up",
                List.of(new StandingCharge("standing", BigDecimal.ONE), new MonthlyCharge("network", BigDecimal.TEN)));
        accounts.broadcast(PRICES);
        accounts.broadcast(Filed.history(new TariffVersion(monthly)));
        accounts.send(KEY, CREDIT, boundary(6), Filed.one(close("c-1", 0, 31), 0));
        accounts.restart(SampleResources.USUAL);

        accounts.send(boundary(6, 12), Filed.one(close("c-2", 31, 29), 1));

        assertThat(accounts.entries()).containsExactly("reversal", "cycle-charges", "period-charges", "statement");
        assertThat(accounts.records().get(1).getLines())
                .filteredOn(line -> line.getComponent().equals("standing"))
                .extracting(LedgerLine::getQuantity)
                .containsExactly(6_000L);
    }

    /** One contract by cycles up to a day, another by days from then on, published for each of some days. */
    private static Message boundary(int... days) {
        List<Agreement> versions = new ArrayList<>();
        for (int day : days) {
            Instant moved = MIDNIGHT.plus(Duration.ofDays(day));
            versions.add(agreement("ag-1", "monthly", new Effective(ALWAYS.from(), Optional.of(moved))));
            versions.add(agreement("ag-2", TARIFF, new Effective(moved, Optional.empty())));
        }
        return Filed.history(versions.toArray(new Agreement[0])).about(ACCOUNT);
    }
}
