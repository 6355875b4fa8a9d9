package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleContracts.topUp;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.StatementIssue;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountFunctionTest {
    private static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.account(ACCOUNT);
    private static final Message KEY = Filed.privacyKey(HOLDER).about(ACCOUNT);
    private static final Message CREDIT = Filed.history(account(Payment.CREDIT, "EUR"));
    private static final Message PREPAID = Filed.history(account(Payment.PREPAID, "EUR"));
    private static final Message AGREEMENT =
            Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(ACCOUNT);
    private static final Message PRICES = Filed.history(tariff(MIDNIGHT, "0.2"));

    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = harness(SampleResources.USUAL);
        accounts.open();
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void whatComesBeforeTheAccountAndItsKeyWaitsInItsOrder() throws Exception {
        send(bill(1, "EUR"), Filed.one(topUp("top-1", 5), 0), KEY);
        assertThat(entries()).isEmpty();

        send(CREDIT);

        assertThat(entries()).containsExactly("usage", "top-up");
    }

    @Test
    void whatIsNoDocumentIsADeadLetterThoughItsAccountIsUnknown() throws Exception {
        Message topUp = Filed.spoilt(Filed.one(topUp("top-1", 5), 0));
        Message close = Filed.copied(Filed.one(close("c-1", 0, 31), 1), "nobody");

        send(topUp, close);

        assertThat(facts()).extracting(Message::kind).containsOnly(MessageKind.DEAD_LETTER);
        assertThat(facts()).extracting(Message::value).containsExactly(topUp.value(), close.value());
        send(KEY, CREDIT);
        assertThat(entries()).isEmpty();
        assertThat(facts()).hasSize(2);
    }

    @Test
    void theSameTopUpTwiceIsBookedOnce() throws Exception {
        send(KEY, CREDIT, Filed.one(topUp("top-1", 5), 0), Filed.one(topUp("top-1", 5), 1));

        assertThat(entries()).containsExactly("top-up");
    }

    @Test
    void aTopUpIsBookedWhenItCameWhateverItsDateSays() throws Exception {
        Instant came = begin(500);
        sendAt(came, Filed.one(topUp("top-1", 5), 0));

        send(KEY, CREDIT);

        assertThat(records()).singleElement().satisfies(entry -> assertThat(entry.getBooked())
                .isEqualTo(came.toEpochMilli()));
    }

    @Test
    void aTopUpThatIsDatedAheadOfItsRecordIsADeadLetterWithTheReason() throws Exception {
        send(KEY, CREDIT);

        sendAt(begin(2).minus(Duration.ofDays(3)), Filed.one(topUp("top-1", 5), 0));

        assertThat(entries()).isEmpty();
        assertThat(facts()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("more than a day after it came")));
    }

    @Test
    void whatCameBeforeTheLastEntryIsBookedWithIt() throws Exception {
        send(KEY, CREDIT);
        sendAt(begin(500), Filed.one(topUp("top-1", 5), 0));

        send(bill(1, "EUR"));

        assertThat(records())
                .extracting(LedgerRecord::getBooked)
                .containsOnly(begin(500).toEpochMilli());
    }

    @Test
    void copiesOfADocumentThatWaitsAreNotKept() throws Exception {
        for (int offset = 0; offset < 100; offset++) {
            send(Filed.one(topUp("top-1", 5), offset));
        }

        send(Filed.tombstone(HOLDER).about(ACCOUNT));

        assertThat(facts()).hasSize(1);
    }

    @Test
    void aCloseThatWasRefusedIsJudgedAgainWhenItComesAgain() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0), Filed.one(close("c-3", 59, 31), 1));
        assertThat(facts()).hasSize(1);

        send(Filed.one(close("c-2", 31, 28), 2), Filed.one(close("c-3", 59, 31), 3));

        assertThat(facts()).hasSize(1);
        assertThat(entries()).hasSize(6);
    }

    @Test
    void aTopUpThatNoBalanceCanHoldIsADeadLetter() throws Exception {
        send(KEY, CREDIT, Filed.one(topUp("top-1", Long.MAX_VALUE), 0), Filed.one(topUp("top-2", Long.MAX_VALUE), 1));

        assertThat(entries()).containsExactly("top-up");
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aUsageThatNoBalanceCanHoldIsADeadLetterAndSoIsItsReversal() throws Exception {
        SettlementEvent credit = new SettlementEvent.Bill(id(1), SampleUsage.of("EUR", -2000), Optional.empty());
        send(KEY, CREDIT, Filed.one(topUp("top-1", Long.MAX_VALUE), 0), event(credit), reversal(1), bill(2, "EUR"));

        assertThat(entries()).containsExactly("top-up", "usage");
        assertThat(facts()).extracting(Message::subject).containsExactly("settlement.lines", "settlement.lines");
        assertThat(facts()).extracting(Message::kind).containsOnly(MessageKind.DEAD_LETTER);
    }

    @Test
    void theSameCloseTwiceIsBookedOnce() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0), Filed.one(close("c-1", 0, 31), 1));

        assertThat(entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void aStatementIsApprovedAndIssuedOnceAndNotOtherwise() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));
        Hash root = Hash.of(records().get(1).getEntriesRoot().array());
        StatementApproval approval = new StatementApproval("b-1", ACCOUNT, 2, root, begin(3));
        StatementIssue issue = new StatementIssue("i-1", ACCOUNT, 2, Filed.hash(approval), begin(4));

        send(Filed.one(issue, 1), Filed.one(approval, 2), Filed.one(approval, 3), Filed.one(issue, 4));

        assertThat(entries()).containsExactly("period-charges", "statement", "notice", "notice");
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aTopUpUnderAnotherAccountIsADeadLetter() throws Exception {
        send(Filed.privacyKey(PrivacyKeyHolder.account("a-2")).about("a-2"));
        send(Filed.history(new io.meterproof.metering.document.Account("a-2", "Other", "EUR", Payment.CREDIT, 24)));

        send(Filed.copied(Filed.one(topUp("top-1", 5), 0), "a-2"));

        assertThat(entries()).isEmpty();
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void anAccountWithEntriesKeepsItsCurrency() throws Exception {
        send(KEY, CREDIT, bill(1, "EUR"));

        send(Filed.history(account(Payment.CREDIT, "GBP")), bill(2, "EUR"));

        assertThat(entries()).containsExactly("usage", "usage");
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aUsageInAnotherCurrencyWaits() throws Exception {
        send(KEY, CREDIT, bill(1, "GBP"), bill(2, "EUR"));

        assertThat(entries()).containsExactly("usage");
    }

    @Test
    void aCloseWaitsForThePricesOfItsStandingCharges() throws Exception {
        send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));
        assertThat(entries()).isEmpty();

        broadcast(PRICES);

        assertThat(records().get(0).getLines()).hasSize(1);
        assertThat(entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void aCloseWaitsForAnAgreement() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT, Filed.one(close("c-1", 0, 31), 0));
        assertThat(entries()).isEmpty();

        send(AGREEMENT);

        assertThat(entries()).containsExactly("period-charges", "statement");
    }

    @Test
    void anAgreementThatALaterDocumentOfItsIdReplacesIsChargedOnce() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT);
        send(Filed.history(agreement("ag-1", "t-0", ALWAYS), agreement("ag-1", TARIFF, ALWAYS))
                .about(ACCOUNT));

        send(Filed.one(close("c-1", 0, 31), 0));

        assertThat(records().get(0).getLines()).hasSize(1);
    }

    @Test
    void aCloseThatDoesNotFollowOnIsADeadLetter() throws Exception {
        broadcast(PRICES);
        send(KEY, CREDIT, AGREEMENT, Filed.one(close("c-1", 0, 31), 0));

        send(Filed.one(close("c-2", 32, 28), 1));

        assertThat(entries()).hasSize(2);
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void whatReplacesAReversedUsageSaysWhich() throws Exception {
        send(KEY, CREDIT, bill(1, "EUR"), reversal(1), rebill(2, 1));

        assertThat(records()).last().satisfies(entry -> assertThat(entry.getRebills())
                .isEqualTo(2L));
    }

    @Test
    void aFinishedUsageIsForgotten() throws Exception {
        send(KEY, CREDIT, bill(1, "EUR"), bill(2, "EUR"), finished(1), reversal(2));
        assertThat(entries()).containsExactly("usage", "usage", "reversal");

        send(reversal(1));

        assertThat(entries()).hasSize(3);
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aUsageIsFinishedNoSoonerThanItIsBooked() throws Exception {
        send(bill(1, "EUR"), reversal(1), finished(1));

        send(KEY, CREDIT);

        assertThat(entries()).containsExactly("usage", "reversal");
    }

    @Test
    void alertsLeaveApartFromTheTransaction() throws Exception {
        broadcast(PRICES);
        send(KEY, PREPAID, AGREEMENT, Filed.one(topUp("top-1", 1), 0), bill(1, "EUR"));

        assertThat(Sides.of(accounts, Outlet.ALERTS)).isNotEmpty();
        assertThat(accounts.extractOutputValues()).extracting(Message::kind).doesNotContain(MessageKind.ALERT);
    }

    @Test
    void anotherMasterKeyStopsTheJob() throws Exception {
        send(KEY, CREDIT);
        OperatorSubtaskState snapshot = accounts.snapshot(1, 1);
        accounts.close();
        byte[] other = new byte[32];
        other[0] = 1;

        accounts = harness(new SampleResources(other, true));

        assertThatThrownBy(() -> accounts.initializeState(snapshot))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    @Test
    void aMasterKeyOfAnotherLengthStopsTheJob() throws Exception {
        KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> wrong =
                harness(new SampleResources(new byte[31], false));

        assertThatThrownBy(wrong::open).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theJobDoesNotStartWithoutStateWhereEntriesAre() throws Exception {
        KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> lost =
                harness(new SampleResources(new byte[32], true));

        assertThatThrownBy(lost::initializeEmptyState).isInstanceOf(SuppressRestartsException.class);
    }

    @Test
    void documentsForAnErasedAccountAreDeadLetters() throws Exception {
        send(bill(1, "EUR"), Filed.one(topUp("top-1", 5), 0));

        send(Filed.tombstone(HOLDER).about(ACCOUNT));

        assertThat(facts()).extracting(Message::subject).containsExactly("prepayment.top-ups");
    }

    private static Message bill(int usage, String currency) {
        return event(new SettlementEvent.Bill(id(usage), SampleUsage.of(currency), Optional.empty()));
    }

    private static Message rebill(int usage, int replaced) {
        return event(new SettlementEvent.Bill(id(usage), SampleUsage.of("EUR"), Optional.of(id(replaced))));
    }

    private static Message reversal(int usage) {
        return event(new SettlementEvent.Reverse(id(usage), SampleUsage.of("EUR"), id(99)));
    }

    private static Message finished(int usage) {
        return Message.to(MessageKind.FINISHED, ACCOUNT, null, id(usage).bytes());
    }

    private static Message event(SettlementEvent event) {
        return Message.to(MessageKind.SETTLEMENT_EVENT, ACCOUNT, null, new BookedEvent(begin(2), event).encode());
    }

    private static Hash id(int number) {
        byte[] bytes = new byte[Hash.LENGTH];
        bytes[0] = (byte) number;
        return Hash.of(bytes);
    }

    private static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> harness(
            SampleResources resources) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new AccountFunction(resources, 4), List.of(TariffVersions.BROADCAST)),
                Message::subject,
                Types.STRING,
                1,
                1,
                0);
    }

    private void send(Message... messages) throws Exception {
        for (Message message : messages) {
            accounts.processElement(new StreamRecord<>(message));
        }
    }

    private void sendAt(Instant arrival, Message message) throws Exception {
        accounts.processElement(new StreamRecord<>(message, arrival.toEpochMilli()));
    }

    private void broadcast(Message message) throws Exception {
        accounts.processBroadcastElement(new StreamRecord<>(message));
    }

    private List<String> entries() throws MalformedRecordException {
        return records().stream().map(LedgerRecord::getType).toList();
    }

    private List<LedgerRecord> records() throws MalformedRecordException {
        AvroWire<LedgerRecord> wire =
                new AvroWire<>(Topics.SETTLEMENT_LINES, LedgerRecord.class, SampleResources.USUAL.registry());
        List<LedgerRecord> records = new ArrayList<>();
        for (Message message : accounts.extractOutputValues()) {
            if (message.kind() == MessageKind.LINES) {
                records.add(wire.read(message.value()));
            }
        }
        return records;
    }

    private List<Message> facts() {
        return Sides.of(accounts, Outlet.FACTS);
    }
}
