package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PRICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.tlog.Hash;
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
}
