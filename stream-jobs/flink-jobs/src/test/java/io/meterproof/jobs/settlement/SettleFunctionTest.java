package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.authorisation;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.UnallocatedEnergy;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettleFunctionTest {
    private static final String SUBJECT = "usage-point/up-1";
    private static final Message KEY = Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-1"));
    private static final Message AGREEMENT =
            Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(SUBJECT);
    private static final Message PRICES = Filed.history(tariff(MIDNIGHT, "0.2"));
    private static final Hash CAUSE = Hash.of(new byte[Hash.LENGTH]);

    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> settle;

    @BeforeEach
    void start() throws Exception {
        settle = harness(SampleResources.USUAL);
        settle.open();
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void aReadingWaitsForItsPrivacyKey() throws Exception {
        broadcast(PRICES);
        send(AGREEMENT, reading(SampleMeter.live(1, 10)));
        assertThat(facts()).isEmpty();

        send(KEY);

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF);
        assertThat(events()).singleElement().isInstanceOf(SettlementEvent.Bill.class);
    }

    @Test
    void eachAcceptedBlockHasOneLeaf() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.seal(1, 10)));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.LEAF);
    }

    @Test
    void aBlockThatIsKeptAlreadyHasNoSecondLeaf() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(1, 10)));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF);
    }

    @Test
    void useWaitsForItsPublishedPriceAndACorrectedOneBillsItAnew() throws Exception {
        broadcast(Filed.history(spot()));
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));
        assertThat(events()).isEmpty();

        broadcast(Filed.history(published(0, "0.1")));
        assertThat(events()).hasSize(1);

        broadcast(Filed.history(published(0, "0.1"), published(1, "0.3")));
        assertThat(events())
                .flatExtracting(event -> event.usage().lines())
                .extracting(Line::amount)
                .containsExactly(1000L, 1000L, 3000L);
        assertThat(events().get(1)).isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void aWithdrawalWaitsBehindTheBlockThatItTakesBack() throws Exception {
        broadcast(PRICES);
        send(AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        send(KEY);

        assertThat(events()).hasSize(2).last().isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void afterAReversalTheAccountHearsThatItsUsageIsFinished() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        Message last = settle.extractOutputValues().get(2);
        assertThat(last.kind()).isEqualTo(MessageKind.FINISHED);
        assertThat(last.subject()).isEqualTo(ACCOUNT);
        assertThat(FinishedUsages.decode(last.value()))
                .containsExactly(events().get(0).usageId());
    }

    @Test
    void theSameWithdrawalAgainMovesNothing() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), withdrawal(1));

        send(withdrawal(1));

        assertThat(events()).hasSize(2);
    }

    @Test
    void aRecallReversesOnceWhatIsNotProven() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)));

        send(recall(1), recall(1));

        assertThat(events()).hasSize(3).last().isInstanceOfSatisfying(SettlementEvent.Reverse.class, reverse -> {
            assertThat(reverse.usage().firstSequence()).isEqualTo(2);
            assertThat(reverse.cause()).isEqualTo(CAUSE);
        });
    }

    @Test
    void aRecallWaitsBehindTheBlocksThatItTakesBack() throws Exception {
        broadcast(PRICES);
        send(AGREEMENT, reading(SampleMeter.live(1, 10)), recall(0));

        send(KEY);

        assertThat(events()).hasSize(2).last().isInstanceOf(SettlementEvent.Reverse.class);
    }

    @Test
    void aLateAgreementBillsWhatIsKeptAtTheNewestArrival() throws Exception {
        broadcast(PRICES);
        send(KEY, reading(SampleMeter.live(2, 10)), reading(SampleMeter.live(1, 10)));
        assertThat(settle.extractOutputValues()).isEmpty();

        send(AGREEMENT);

        assertThat(settle.extractOutputValues())
                .extracting(message -> BookedEvent.decode(message.value()).booked())
                .containsOnly(begin(3));
    }

    @Test
    void aLateTariffSettlesOnlySubjectsThatAreOnIt() throws Exception {
        Message other = Filed.history(agreement("ag-1", "t-2", ALWAYS)).about("usage-point/up-2");
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));
        send(Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-2")));
        send(Filed.verified(SampleMeter.live(1, 10), "usage-point/up-2", "up-2"));
        send(other);

        broadcast(PRICES);

        assertThat(events()).extracting(event -> event.usage().usagePoint()).containsExactly("up-1");
    }

    @Test
    void twoTariffVersionsThatBeginTogetherAreOneDeadLetterAndChangeNothing() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));

        broadcast(Filed.history(tariff(MIDNIGHT, "0.2"), tariff(MIDNIGHT, "0.3")));
        send(reading(SampleMeter.live(2, 10)));

        assertThat(facts())
                .extracting(Message::kind)
                .containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER, MessageKind.LEAF);
        assertThat(events()).hasSize(2).allMatch(SettlementEvent.Bill.class::isInstance);
    }

    @Test
    void overlappingAgreementsAreOneDeadLetterAndChangeNothing() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)));

        send(Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-2", TARIFF, ALWAYS))
                .about(SUBJECT));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER);
        assertThat(events()).hasSize(1);
    }

    @Test
    void aLaterDocumentOfTheSameIdEndsAnAgreement() throws Exception {
        broadcast(PRICES);
        send(KEY, AGREEMENT, reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(2, 10)));

        Effective untilSecond = new Effective(MIDNIGHT, Optional.of(begin(2)));
        send(Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-1", TARIFF, untilSecond))
                .about(SUBJECT));

        assertThat(events().subList(2, 5))
                .extracting(event -> event instanceof SettlementEvent.Bill)
                .containsExactly(false, false, true);
    }

    @Test
    void anAgreementUnderAnotherUsagePointIsADeadLetter() throws Exception {
        send(Filed.copied(Filed.history(agreement("ag-1", TARIFF, ALWAYS)), "up-2")
                .about("usage-point/up-2"));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void oneMeterServesSeveralAccountsThroughItsChannels() throws Exception {
        Agreement flat = new Agreement("ag-2", "a-2", "up-1", ObisCode.parse("1-2:1.8.0*255"), "home", TARIFF, ALWAYS);
        broadcast(PRICES);
        send(KEY, Filed.history(agreement("ag-1", TARIFF, ALWAYS), flat).about(SUBJECT));

        send(reading(SampleMeter.live(1, 10)), reading(SampleMeter.live(flat.readingType(), 1, 20)));

        assertThat(events())
                .extracting(event -> event.usage().account() + " "
                        + event.usage().lines().get(0).quantity())
                .containsExactly("a-1 10", "a-2 20");
    }

    @Test
    void aTokenIsAgreedToByItsAuthorisation() throws Exception {
        broadcast(PRICES);
        send(Filed.privacyKey(PrivacyKeyHolder.token("token-1")));
        send(Filed.history(authorisation("token-1")).about("token/token-1"));

        send(Filed.verified(SampleMeter.charging("token-1", 1, 0, 10), "token/token-1", "up-1"));

        assertThat(events()).extracting(event -> event.usage().account()).containsExactly("a-1");
    }

    @Test
    void whatNobodyPaysIsToldUntilSomebodyDoes() throws Exception {
        broadcast(PRICES);
        send(KEY, reading(SampleMeter.live(1, 10)));
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.UNALLOCATED, MessageKind.LEAF);

        send(AGREEMENT);

        assertThat(unallocated())
                .extracting(each -> each.getMonths().toString())
                .containsExactly("[{\"month\": \"2020-01\", \"readings\": 1, \"quantity\": 10}]", "[]");
        assertThat(unallocated()).extracting(UnallocatedEnergy::getSubject).containsOnly(SUBJECT);
    }

    @Test
    void aReadingThatCannotSettleIsADeadLetterBesideItsLeaf() throws Exception {
        Message verified = Filed.verified(SampleMeter.registers(1, 10, 20), SUBJECT, "up-1");
        send(KEY, verified);

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER);
        assertThat(facts().get(1).value()).isEqualTo(verified.value());
        assertThat(facts().get(1).subject()).isEqualTo("readings.verified");
    }

    @Test
    void readingsOfAnErasedHolderAreNotKept() throws Exception {
        send(reading(SampleMeter.live(1, 10)), Filed.tombstone(PrivacyKeyHolder.usagePoint("up-1")));
        send(reading(SampleMeter.live(2, 10)));

        assertThat(facts()).isEmpty();
        assertThat(settle.getOperator().getKeyedStateBackend().getKeys("held", voidNamespace()))
                .isEmpty();
    }

    @Test
    void anotherMasterKeyStopsTheJob() throws Exception {
        send(KEY);
        OperatorSubtaskState snapshot = settle.snapshot(1, 1);
        settle.close();
        byte[] other = new byte[32];
        other[0] = 1;

        settle = harness(new SampleResources(other, true));

        assertThatThrownBy(() -> settle.initializeState(snapshot))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    @Test
    void aKeyThatTheProvenMasterKeyDoesNotOpenIsADeadLetter() throws Exception {
        send(KEY);
        OperatorSubtaskState snapshot = settle.snapshot(1, 1);
        settle.close();
        settle = harness(SampleResources.USUAL);
        settle.initializeState(snapshot);
        settle.open();

        send(Filed.spoilt(KEY), reading(SampleMeter.live(1, 10)));

        assertThat(facts())
                .extracting(Message::kind)
                .containsExactly(MessageKind.DEAD_LETTER, MessageKind.UNALLOCATED, MessageKind.LEAF);
    }

    @Test
    void aFirstKeyThatTheMasterKeyDoesNotOpenStopsTheJob() {
        assertThatThrownBy(() -> send(Filed.spoilt(KEY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    private static org.apache.flink.runtime.state.VoidNamespace voidNamespace() {
        return org.apache.flink.runtime.state.VoidNamespace.INSTANCE;
    }

    private List<UnallocatedEnergy> unallocated() throws Exception {
        AvroWire<UnallocatedEnergy> wire =
                new AvroWire<>(Topics.READINGS_UNALLOCATED, UnallocatedEnergy.class, SampleResources.USUAL.registry());
        List<UnallocatedEnergy> told = new ArrayList<>();
        for (Message fact : facts()) {
            if (fact.kind() == MessageKind.UNALLOCATED) {
                told.add(wire.read(fact.value()));
            }
        }
        return told;
    }

    private static Message reading(SignedBlock block) {
        return Filed.verified(block, SUBJECT, "up-1");
    }

    private static Message recall(long through) {
        Proven proven = new Proven(CHANNEL.obis(), BlockKind.LIVE, through);
        Recall recall = new Recall(CHANNEL.meter(), SampleKey.FIRST.id(), CAUSE, List.of(proven));
        return Message.to(MessageKind.RECALL, SUBJECT, null, recall.encode());
    }

    private static Message withdrawal(long sequence) {
        Withdrawal withdrawal = new Withdrawal(
                CHANNEL,
                BlockKind.LIVE,
                sequence,
                sequence + 1,
                CAUSE,
                begin(sequence + 2).toEpochMilli());
        return Message.to(MessageKind.WITHDRAWAL, SUBJECT, null, withdrawal.encode());
    }

    private static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> harness(
            SampleResources resources) throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new SettleFunction(resources, 4),
                        List.of(TariffVersions.BROADCAST, CalorificHistories.BROADCAST, PriceHistories.BROADCAST)),
                Message::subject,
                Types.STRING,
                1,
                1,
                0);
    }

    private static TariffVersion spot() {
        DynamicCharge charge =
                new DynamicCharge("spot", MeasurementUnit.KILOWATT_HOUR, "DK1", BigDecimal.ONE, BigDecimal.ZERO);
        return new TariffVersion(
                new Tariff(TARIFF, "EUR", ZoneOffset.UTC, MIDNIGHT, Optional.empty(), "half-up", List.of(charge)));
    }

    /** The price of every hour of the first day. */
    private static PublishedPrices published(int hour, String price) {
        Instant at = MIDNIGHT.plusSeconds(3600L * hour);
        return new PublishedPrices("DK1", at, MIDNIGHT, 3600, Collections.nCopies(24, new BigDecimal(price)));
    }

    private void send(Message... messages) throws Exception {
        for (Message message : messages) {
            settle.processElement(new StreamRecord<>(message));
        }
    }

    private void broadcast(Message message) throws Exception {
        settle.processBroadcastElement(new StreamRecord<>(message));
    }

    private List<SettlementEvent> events() {
        return settle.extractOutputValues().stream()
                .filter(message -> message.kind() == MessageKind.SETTLEMENT_EVENT)
                .map(message -> BookedEvent.decode(message.value()).event())
                .toList();
    }

    private List<Message> facts() {
        return Sides.of(settle, Outlet.FACTS);
    }
}
