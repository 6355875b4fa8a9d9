package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleContracts.topUp;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.AGREEMENT;
import static io.meterproof.jobs.settlement.AccountMessages.CREDIT;
import static io.meterproof.jobs.settlement.AccountMessages.KEY;
import static io.meterproof.jobs.settlement.AccountMessages.PRICES;
import static io.meterproof.jobs.settlement.AccountMessages.bill;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.EntryType;
import io.meterproof.metering.document.Dispute;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account is erased only when nothing more can come of it. */
class AccountErasureTest {
    private static final Instant CLOSED = MIDNIGHT.plus(Duration.ofDays(31));
    private static final Instant OVER = CLOSED.plus(AccountHarness.RETENTION);
    private static final Message ENDED = Filed.history(
                    agreement("ag-1", TARIFF, new Effective(MIDNIGHT, Optional.of(CLOSED))))
            .about(ACCOUNT);

    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
        accounts.broadcast(PRICES);
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void anErasureIsOneLeafOnceTheRetentionPeriodIsOver() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        issue();
        payWhatIsOwed();

        erase(OVER);
        erase(OVER);

        assertThat(accounts.facts()).isEmpty();
        assertThat(erasures()).isEqualTo(1);
    }

    @Test
    void anAccountIsKeptUntilItsStatementsAreIssued() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        payWhatIsOwed();

        erase(OVER);

        assertRefused("statement 2 was not issued");
    }

    @Test
    void anAccountIsKeptWhileADisputeIsOpen() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        issue();
        payWhatIsOwed();
        dispute(Dispute.State.OPEN);

        erase(OVER);

        assertRefused("dispute d-1 is open");
    }

    @Test
    void anAccountWhoseDisputeEndedIsErased() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        issue();
        payWhatIsOwed();
        dispute(Dispute.State.OPEN);
        dispute(Dispute.State.REJECTED);

        erase(OVER);

        assertThat(erasures()).isEqualTo(1);
    }

    @Test
    void anAccountWhoseKeyWasDestroyedBooksNothingMore() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        List<String> before = accounts.entries();

        accounts.send(Message.to(MessageKind.PRIVACY_KEY, ACCOUNT, KEY.key(), null), CREDIT);
        accounts.send(Filed.one(topUp("late", 10_000), 9), bill(1, "EUR"));

        assertThat(accounts.entries()).isEqualTo(before);
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .contains("the account's privacy key was destroyed"));
    }

    @Test
    void anAccountIsKeptUntilTheRetentionPeriodIsOver() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        issue();
        payWhatIsOwed();

        erase(OVER.minusSeconds(1));

        assertRefused("it must be kept until " + OVER);
    }

    @Test
    void anAccountThatOwesIsKept() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0));
        issue();

        erase(OVER);

        assertRefused("micro-units, not zero");
    }

    @Test
    void anAccountWithUseOnNoStatementIsKept() throws Exception {
        accounts.send(KEY, CREDIT, ENDED, Filed.one(close("c-1", 0, 31), 0), bill(1, "EUR"));
        issue();
        payWhatIsOwed();

        erase(OVER);

        assertRefused("there is use or a charge that no statement covers yet");
    }

    @Test
    void anAccountWhoseContractGoesOnIsKept() throws Exception {
        accounts.send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));
        issue();
        payWhatIsOwed();

        erase(OVER);

        assertRefused("a contract of it goes on after " + CLOSED);
    }

    @Test
    void anAccountWithoutEntriesHasNothingToErase() throws Exception {
        accounts.send(KEY, CREDIT);

        erase(OVER);

        assertRefused("it has no entries");
    }

    private void erase(Instant at) throws Exception {
        Erasure erasure = new Erasure(ACCOUNT, List.of(Hash.ZERO), "moved out", at);
        accounts.sendAt(at, Filed.one(erasure, 0));
    }

    private void issue() throws Exception {
        LedgerRecord statement = accounts.records().stream()
                .filter(entry -> entry.getType().equals("statement"))
                .findFirst()
                .orElseThrow();
        Hash root = Hash.of(statement.getEntriesRoot().array());
        StatementApproval approval = new StatementApproval("b-1", ACCOUNT, statement.getSequence(), root, CLOSED);
        StatementIssue issue =
                new StatementIssue("i-1", ACCOUNT, statement.getSequence(), Filed.hash(approval), CLOSED);
        accounts.send(Filed.one(approval, 5), Filed.one(issue, 6));
    }

    private void dispute(Dispute.State state) throws Exception {
        Dispute dispute =
                new Dispute("d-1", ACCOUNT, state, List.of(new Dispute.DisputedLine(1, 0)), "nobody was home", CLOSED);
        accounts.send(Filed.one(dispute, 7));
    }

    private void assertRefused(String why) {
        assertThat(erasures()).isZero();
        assertThat(accounts.facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("the account is not erased: ", why)));
    }

    private void payWhatIsOwed() throws Exception {
        List<LedgerRecord> records = accounts.records();
        long owed = records.get(records.size() - 1).getBalance();
        long coins = owed + Math.floorMod(-owed, Amounts.coin("EUR"));
        accounts.send(Filed.one(topUp("paid", coins), 9));
    }

    private long erasures() {
        return accounts.passed().stream()
                .filter(message -> message.kind() == MessageKind.LEAF)
                .filter(leaf -> leaf.value()[0] == EntryType.ERASURE.code())
                .count();
    }
}
