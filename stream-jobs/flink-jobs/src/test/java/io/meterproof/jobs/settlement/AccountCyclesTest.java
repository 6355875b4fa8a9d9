package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.runtime.TariffVersions;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.Vat;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.LedgerLine;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/** Energy at 1 a kWh as it is read, and a quarter of it in tax when the period is closed. */
class AccountCyclesTest {
    private static final Tariff TAXED = new Tariff(
            TARIFF,
            "EUR",
            ZoneOffset.UTC,
            MIDNIGHT,
            Optional.empty(),
            "half-up",
            List.of(
                    new EnergyCharge(
                            "energy",
                            MeasurementUnit.KILOWATT_HOUR,
                            List.of(new TimeOfUsePrice("always", BigDecimal.ONE, When.ALWAYS))),
                    new Vat("vat", "S", new BigDecimal("25"), List.of())));
    private static final Hash AGREEMENT = hash(agreement("ag-1", TARIFF, ALWAYS));
    private static final Hash VERSION = hash(new TariffVersion(TAXED));

    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = harness();
        accounts.open();
        accounts.processBroadcastElement(new StreamRecord<>(Filed.history(new TariffVersion(TAXED))));
        send(Filed.privacyKey(PrivacyKeyHolder.account(ACCOUNT)).about(ACCOUNT));
        send(Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(ACCOUNT));
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void aCloseChargesItsCycleBeforeItsPeriod() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));

        assertThat(types()).containsExactly("usage", "cycle-charges", "period-charges", "statement");
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
        send(Filed.history(plain, ruled).about(ACCOUNT), Filed.history(account(Payment.CREDIT, "EUR")));
        send(bill(1, 0, 4_000), bill(2, 1, 500), Filed.one(close("c-1", 0, 31), 0));

        assertThat(records().get(2).getLines())
                .extracting(LedgerLine::getComponent, LedgerLine::getName, LedgerLine::getQuantity)
                .contains(tuple("permitted", null, 4_000L), tuple("denied", "1 kWh a month", 500L));
    }

    @Test
    void useThatComesAfterTheCloseChargesItsCycleAnewAtTheNextOne() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));
        OperatorSubtaskState snapshot = accounts.snapshot(1, 1);
        accounts.close();
        accounts = harness();
        accounts.initializeState(snapshot);
        accounts.open();

        send(bill(2, 1, 4_000), Filed.one(close("c-2", 31, 29), 1));

        assertThat(types())
                .containsExactly("usage", "reversal", "cycle-charges", "cycle-charges", "period-charges", "statement");
        assertThat(amounts(1)).containsExactly(-1_000_000L);
        assertThat(amounts(2)).containsExactly(2_000_000L);
        assertThat(records().get(2).getRebills()).isEqualTo(6);
    }

    @Test
    void aPrepaidBalanceFallsByTheTaxBeforeItIsCharged() throws Exception {
        send(Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 4_000));

        AvroWire<Balance> wire = new AvroWire<>(Topics.BALANCES, Balance.class, SampleResources.USUAL.registry());
        Message newest = accounts.extractOutputValues().stream()
                .filter(message -> message.kind() == MessageKind.BALANCE)
                .findFirst()
                .orElseThrow();
        assertThat(wire.read(newest.value()).getAccrued()).isEqualTo(1_000_000);
    }

    @Test
    void aCloseWaitsForABillByTheTariffThatIsInForce() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")));
        send(bill(1, 0, 4_000, AGREEMENT), Filed.one(close("c-1", 0, 31), 0));
        assertThat(types()).containsExactly("usage");

        send(reversal(bill(1, 0, 4_000, AGREEMENT)));

        assertThat(types()).containsExactly("usage", "reversal", "cycle-charges", "period-charges", "statement");
    }

    @Test
    void whatNoCreditCanHoldIsNotBookedAtAll() throws Exception {
        send(Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 9_000_000_000_000_000L), bill(2, 1, 4_000));

        assertThat(types()).containsExactly("usage");
        assertThat(amounts(0)).containsExactly(4_000_000L);
        assertThat(deadLetters()).singleElement().asString().contains("the balance cannot hold it");
    }

    @Test
    void aCloseMakesOneBalanceWithoutWhatItCharged() throws Exception {
        send(Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 4_000));
        long before = balances().size();

        send(Filed.one(close("c-1", 0, 31), 0));

        assertThat(balances()).hasSize((int) before + 1);
        Balance newest = balances().get(balances().size() - 1);
        assertThat(newest.getAccrued()).isZero();
        assertThat(newest.getBalance()).isEqualTo(-5_000_000);
    }

    @Test
    void useOfACycleThatIsFinalIsADeadLetterAndSoIsItsReversal() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = types().size();

        send(bill(2, 1, 4_000), reversal(bill(1, 0, 4_000)), bill(3, 2, 4_000));

        assertThat(types()).hasSize(booked + 1);
        assertThat(deadLetters()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                .contains("in a cycle that is final"));
    }

    @Test
    void aCloseThatDoesNotFollowIsRefusedThoughItsBillsAreNotThere() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")), Filed.one(close("c-1", 0, 31), 0));
        send(bill(1, 40, 4_000, AGREEMENT), Filed.one(close("c-2", 32, 28), 1));

        assertThat(deadLetters()).singleElement().asString().contains("is not the end of the last closed period");
    }

    @Test
    void aCloseThatIsDatedAheadIsRefused() throws Exception {
        send(Filed.history(account(Payment.CREDIT, "EUR")));
        long arrived = MIDNIGHT.plus(Duration.ofDays(29)).toEpochMilli();

        accounts.processElement(new StreamRecord<>(Filed.one(close("c-1", 0, 31), 0), arrived));

        assertThat(types()).isEmpty();
        assertThat(deadLetters()).singleElement().asString().contains("more than a day after it came");
    }

    private List<String> deadLetters() {
        return accounts.getSideOutput(Outlet.FACTS).stream()
                .map(fact -> fact.getValue().reason().orElseThrow())
                .toList();
    }

    private List<Balance> balances() throws Exception {
        AvroWire<Balance> wire = new AvroWire<>(Topics.BALANCES, Balance.class, SampleResources.USUAL.registry());
        List<Balance> balances = new ArrayList<>();
        for (Message message : accounts.extractOutputValues()) {
            if (message.kind() == MessageKind.BALANCE) {
                balances.add(wire.read(message.value()));
            }
        }
        return balances;
    }

    private static Message reversal(Message bill) {
        SettlementEvent billed = BookedEvent.decode(bill.value()).event();
        SettlementEvent reversal = new SettlementEvent.Reverse(billed.usageId(), billed.usage(), VERSION);
        byte[] event = new BookedEvent(MIDNIGHT.plus(Duration.ofDays(40)), reversal).encode();
        return Message.to(MessageKind.SETTLEMENT_EVENT, ACCOUNT, null, event);
    }

    private static Hash hash(Document document) {
        return TreeHasher.sha256(DocumentCodec.encode(document).getBytes(StandardCharsets.UTF_8));
    }

    /** So many Wh in the first hour of a day. */
    private static Message bill(int number, int day, long quantity) {
        return bill(number, day, quantity, VERSION);
    }

    private static Message bill(int number, int day, long quantity, Hash version) {
        long start = MIDNIGHT.plus(Duration.ofDays(day)).getEpochSecond();
        Intervals hour = new Intervals(new long[] {quantity}, 0, 1, start, 3600);
        List<Line> lines = Rating.rate(TAXED, MeasurementUnit.KILOWATT_HOUR, hour);
        byte[] id = new byte[Hash.LENGTH];
        id[0] = (byte) number;
        Usage usage = new Usage(
                ACCOUNT,
                "EUR",
                "up-1",
                "home",
                AGREEMENT,
                version,
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(Hash.of(id)),
                number,
                1,
                lines);
        SettlementEvent bill = new SettlementEvent.Bill(Hash.of(id), usage, Optional.empty(), Optional.of(hour));
        byte[] event = new BookedEvent(MIDNIGHT.plus(Duration.ofDays(day + 1)), bill).encode();
        return Message.to(MessageKind.SETTLEMENT_EVENT, ACCOUNT, null, event);
    }

    private static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> harness() throws Exception {
        return new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new AccountFunction(SampleResources.USUAL, 4), List.of(TariffVersions.BROADCAST)),
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

    private List<String> types() throws Exception {
        return records().stream().map(LedgerRecord::getType).toList();
    }

    private List<Long> amounts(int entry) throws Exception {
        return records().get(entry).getLines().stream()
                .map(line -> line.getAmount())
                .toList();
    }

    private List<LedgerRecord> records() throws Exception {
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
}
