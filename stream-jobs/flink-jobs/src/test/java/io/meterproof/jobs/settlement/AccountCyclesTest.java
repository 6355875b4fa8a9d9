package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.close;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.settlement.AccountMessages.finished;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.ArchiveKey;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.BookedUsages;
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
import io.meterproof.metering.settlement.ArchiveName;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ArchivedPart;
import io.meterproof.records.avro.Balance;
import io.meterproof.records.avro.LedgerLine;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final AvroWire<ArchivedPart> PARTS =
            new AvroWire<>(Topics.SETTLEMENT_ARCHIVE, ArchivedPart.class, SampleResources.USUAL.registry());

    private AccountHarness accounts;

    @BeforeEach
    void start() throws Exception {
        accounts = new AccountHarness();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED)));
        accounts.send(Filed.privacyKey(PrivacyKeyHolder.account(ACCOUNT)).about(ACCOUNT));
        accounts.send(Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(ACCOUNT));
    }

    @AfterEach
    void stop() throws Exception {
        accounts.close();
    }

    @Test
    void aCloseChargesItsCycleBeforeItsPeriod() throws Exception {
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));

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
        accounts.send(Filed.history(plain, ruled).about(ACCOUNT), Filed.history(account(Payment.CREDIT, "EUR")));
        accounts.send(bill(1, 0, 4_000), bill(2, 1, 500), Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.records().get(2).getLines())
                .extracting(LedgerLine::getComponent, LedgerLine::getName, LedgerLine::getQuantity)
                .contains(tuple("permitted", null, 4_000L), tuple("denied", "1 kWh a month", 500L));
    }

    @Test
    void useThatComesAfterTheCloseChargesItsCycleAnewAtTheNextOne() throws Exception {
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 31), 0));
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
        accounts.send(Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 4_000));

        assertThat(accounts.balances().get(0).getAccrued()).isEqualTo(1_000_000);
    }

    @Test
    void aCloseWaitsForABillByTheTariffThatIsInForce() throws Exception {
        accounts.send(Filed.history(account(Payment.CREDIT, "EUR")));
        accounts.send(bill(1, 0, 4_000, AGREEMENT), Filed.one(close("c-1", 0, 31), 0));
        assertThat(accounts.entries()).containsExactly("usage");

        accounts.send(reversal(bill(1, 0, 4_000, AGREEMENT)));

        assertThat(accounts.entries())
                .containsExactly("usage", "reversal", "cycle-charges", "period-charges", "statement");
    }

    @Test
    void whatNoCreditCanHoldIsNotBookedAtAll() throws Exception {
        accounts.send(
                Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 9_000_000_000_000_000L), bill(2, 1, 4_000));

        assertThat(accounts.entries()).containsExactly("usage");
        assertThat(amounts(0)).containsExactly(4_000_000L);
        assertThat(deadLetters()).singleElement().asString().contains("the balance cannot hold it");
    }

    @Test
    void aCloseMakesOneBalanceWithoutWhatItCharged() throws Exception {
        accounts.send(Filed.history(account(Payment.PREPAID, "EUR")), bill(1, 0, 4_000));
        long before = accounts.balances().size();

        accounts.send(Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.balances()).hasSize((int) before + 1);
        Balance newest = accounts.balances().get(accounts.balances().size() - 1);
        assertThat(newest.getAccrued()).isZero();
        assertThat(newest.getBalance()).isEqualTo(-5_000_000);
    }

    @Test
    void useOfACycleThatIsFinalIsADeadLetterAndSoIsItsReversal() throws Exception {
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = accounts.entries().size();

        accounts.send(bill(2, 1, 4_000), reversal(bill(1, 0, 4_000)), bill(3, 2, 4_000));

        assertThat(accounts.entries()).hasSize(booked + 1);
        assertThat(deadLetters()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                .contains("in a cycle that is final"));
    }

    @Test
    void whatIsBilledInPlaceOfFinalUseIsADeadLetterHoweverLateItBegins() throws Exception {
        int booked = closedBehindTheFirstDay();

        accounts.send(reversal(bill(1, 0, 4_000)), inPlaceOf(1, bill(2, 3, 2_000)), inPlaceOf(1, bill(3, 4, 2_000)));

        assertThat(accounts.entries()).hasSize(booked);
        assertThat(deadLetters()).hasSize(3);
    }

    @Test
    void soIsWhatCorrectsThatLaterThoughTheArchiveHadIt() throws Exception {
        closedBehindTheFirstDay();
        accounts.send(reversal(bill(1, 0, 4_000)), inPlaceOf(1, bill(2, 3, 2_000)), finished(1));
        byte[] archived = archived(AccountMessages.id(2));
        accounts.restart(SampleResources.USUAL);

        accounts.send(
                Message.to(MessageKind.REMEMBERED, ACCOUNT, null, archived),
                reversal(bill(2, 3, 2_000)),
                inPlaceOf(2, bill(4, 3, 2_500)));

        assertThat(accounts.entries()).isEmpty();
        assertThat(deadLetters()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                .contains("stands as a whole"));
    }

    @Test
    void useThatIsInPlaceOfNoneIsBilledBehindTheBound() throws Exception {
        int booked = closedBehindTheFirstDay();

        accounts.send(reversal(bill(1, 0, 4_000)), inPlaceOf(9, bill(2, 3, 2_000)), bill(3, 4, 2_000));

        assertThat(accounts.entries()).hasSize(booked + 2);
    }

    @Test
    void aVersionThatIsPublishedWhenItsUseIsFinalLeavesThatAloneAndTheNextPeriodCloses() throws Exception {
        TariffVersion late = new TariffVersion(new Tariff(
                TARIFF,
                "EUR",
                ZoneOffset.UTC,
                MIDNIGHT.plus(Duration.ofHours(12)),
                Optional.empty(),
                "half-up",
                TAXED.components()));
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 1, 4_000), Filed.one(close("c-1", 0, 368), 0));
        int booked = accounts.entries().size();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED), late));

        accounts.send(
                reversal(bill(1, 1, 4_000)),
                inPlaceOf(1, bill(2, 1, 4_000, hash(late))),
                finished(1),
                Filed.one(close("c-2", 368, 29), 1));

        assertThat(deadLetters()).hasSize(2);
        assertThat(accounts.entries().subList(booked, accounts.entries().size()))
                .endsWith("period-charges", "statement")
                .doesNotContain("usage");
    }

    @Test
    void aCloseThatWaitsForUseUnderAnotherVersionGoesOnOnceThatUseIsGivenUp() throws Exception {
        TariffVersion late = new TariffVersion(new Tariff(
                TARIFF,
                "EUR",
                ZoneOffset.UTC,
                MIDNIGHT.plus(Duration.ofDays(31)),
                Optional.empty(),
                "half-up",
                TAXED.components()));
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")),
                bill(1, 40, 4_000),
                Filed.one(close("c-1", 0, 200), 0),
                Filed.one(close("c-2", 200, 207), 1));
        int booked = accounts.entries().size();
        accounts.broadcast(Filed.history(new TariffVersion(TAXED), late));
        accounts.send(Filed.one(close("c-3", 407, 29), 2));
        assertThat(accounts.entries()).hasSize(booked);

        accounts.send(reversal(bill(1, 40, 4_000)), inPlaceOf(1, bill(2, 40, 4_000, hash(late))), finished(1));

        assertThat(deadLetters()).hasSize(2);
        assertThat(accounts.entries().subList(booked, accounts.entries().size()))
                .endsWith("period-charges", "statement")
                .doesNotContain("usage");
    }

    /** What began by the end of the second day is final. */
    private int closedBehindTheFirstDay() throws Exception {
        accounts.send(
                Filed.history(account(Payment.CREDIT, "EUR")), bill(1, 0, 4_000), Filed.one(close("c-1", 0, 368), 0));
        return accounts.entries().size();
    }

    /** What the account tells the archive of a usage that is given up, and forgets. */
    private byte[] archived(Hash usageId) throws Exception {
        ArchiveName name = new ArchiveName("usage-point/up-1", SampleMeter.CHANNEL, YearMonth.of(2020, 1));
        BookedUsages given = new BookedUsages(Map.of(usageId, BookedUsages.NEVER));
        accounts.send(Message.to(MessageKind.GIVEN_UP, ACCOUNT, null, new GivenUpUsages(name, 1, given).encode()));
        Message written = accounts.passed().stream()
                .filter(message -> message.kind() == MessageKind.ARCHIVED)
                .findFirst()
                .orElseThrow();
        ByteBuffer content = PARTS.read(written.value()).getContent();
        byte[] sealed = new byte[content.remaining()];
        content.get(sealed);
        return ArchiveKey.ofMaster(SampleResources.USUAL.masterKey())
                .open(name.part(GivenUpUsages.part(ACCOUNT)), 1, sealed);
    }

    private static Message inPlaceOf(int number, Message bill) {
        BookedEvent booked = BookedEvent.decode(bill.value());
        SettlementEvent.Bill billed = (SettlementEvent.Bill) booked.event();
        SettlementEvent again = new SettlementEvent.Bill(
                billed.usageId(), billed.usage(), Optional.of(AccountMessages.id(number)), billed.measured());
        return AccountMessages.event(again);
    }

    @Test
    void aCloseThatDoesNotFollowIsRefusedThoughItsBillsAreNotThere() throws Exception {
        accounts.send(Filed.history(account(Payment.CREDIT, "EUR")), Filed.one(close("c-1", 0, 31), 0));
        accounts.send(bill(1, 40, 4_000, AGREEMENT), Filed.one(close("c-2", 32, 28), 1));

        assertThat(deadLetters()).singleElement().asString().contains("is not the end of the last closed period");
    }

    @Test
    void aCloseThatIsDatedAheadIsRefused() throws Exception {
        accounts.send(Filed.history(account(Payment.CREDIT, "EUR")));
        Instant arrived = MIDNIGHT.plus(Duration.ofDays(29));

        accounts.sendAt(arrived, Filed.one(close("c-1", 0, 31), 0));

        assertThat(accounts.entries()).isEmpty();
        assertThat(deadLetters()).singleElement().asString().contains("more than a day after it came");
    }

    private List<String> deadLetters() {
        return accounts.facts().stream()
                .map(fact -> fact.reason().orElseThrow())
                .toList();
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

    private List<Long> amounts(int entry) throws Exception {
        return accounts.records().get(entry).getLines().stream()
                .map(line -> line.getAmount())
                .toList();
    }
}
