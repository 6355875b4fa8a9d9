package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;
import static io.meterproof.jobs.settlement.SettlementMessages.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.settlement.SettlementEvent.Bill;
import io.meterproof.metering.settlement.SettlementEvent.Reverse;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late papers of a meter re-settle what they touch. */
class InstalledSettlementTest {
    static final MeterInstallation OPEN = installation(ALWAYS, Optional.empty(), "1");

    private SettleHarness settle;

    @BeforeEach
    void aHomeWithTwoSettledReadings() throws Exception {
        settle = new SettleHarness();
        settle.broadcast(Filed.history(tariff(MIDNIGHT, "0.2")));
        settle.send(
                Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-1")),
                Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(SUBJECT),
                installed(OPEN),
                reading(SampleMeter.live(1, 10)),
                reading(SampleMeter.live(2, 10)));
    }

    @AfterEach
    void stop() throws Exception {
        settle.close();
    }

    @Test
    void aLateExchangeTakesBackWhatCameAfterItAndBillsToTheRemovalRegister() throws Exception {
        MeterInstallation removed =
                installation(new Effective(MIDNIGHT, Optional.of(begin(2).plusSeconds(600))), Optional.of(14L), "1");

        settle.send(installed(OPEN, removed));

        assertThat(late()).hasSize(2);
        assertThat(late().get(0)).isInstanceOfSatisfying(Reverse.class, reverse -> {
            assertThat(reverse.usage().firstSequence()).isEqualTo(2);
            assertThat(reverse.cause()).isEqualTo(hash(removed));
        });
        assertThat(late().get(1)).isInstanceOf(Bill.class);
        assertThat(quantity(late().get(1))).isEqualTo(4);
        assertThat(booked()).containsOnly(begin(3).toEpochMilli());
    }

    @Test
    void aRemovalRegisterThatIsPublishedAheadCountsOnceAReadingArrivesAfterTheRemoval() throws Exception {
        settle.send(installed(OPEN, removed()), reading(SampleMeter.live(3, 10)));
        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(10L);

        settle.send(reading(ofSuccessor(4)));

        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactlyInAnyOrder(10L, 10L, 4L);
        assertThat(booked()).endsWith(begin(5).toEpochMilli());
    }

    @Test
    void theLastReadingOfARemovedMeterShortensItsAdvanceAndReversesNothing() throws Exception {
        settle.send(installed(OPEN, removed()));

        SignedBlock last = SampleMeter.live(3, 10);
        settle.send(Filed.verified(last, SUBJECT, "up-1", begin(4).plusSeconds(900)));

        assertThat(late()).hasOnlyElementsOfType(Bill.class);
        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(10L, 4L);
    }

    @Test
    void aRemovalRegisterThatIsPublishedAfterTheRemovalCountsAtOnceThoughNothingComesAnyMore() throws Exception {
        settle.send(installed(OPEN, removed()));
        assertThat(late()).isEmpty();

        settle.send(installed(begin(5).toEpochMilli(), OPEN, removed()));

        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(14L);
    }

    @Test
    void aLateMultiplierReversesAndBillsAgain() throws Exception {
        settle.send(installed(OPEN, installation(ALWAYS, Optional.empty(), "1.5")));

        assertThat(late()).hasSize(4);
        assertThat(late().subList(0, 2)).hasOnlyElementsOfType(Reverse.class);
        assertThat(late().subList(2, 4))
                .extracting(InstalledSettlementTest::quantity)
                .containsOnly(15L);
    }

    @Test
    void theSamePapersAgainMoveNothing() throws Exception {
        settle.send(installed(OPEN));

        assertThat(late()).isEmpty();
    }

    @Test
    void aReadingWhoseRegisterWentBackIsADeadLetterAndSettlesWithItsReset() throws Exception {
        settle.forgetFacts();
        settle.send(reading(SampleMeter.reset(3, 10)));
        assertThat(late()).isEmpty();
        assertThat(settle.facts())
                .extracting(Message::kind)
                .containsExactly(MessageKind.UNALLOCATED, MessageKind.LEAF, MessageKind.DEAD_LETTER);

        settle.send(installed(OPEN, new RegisterReset(CHANNEL.meter(), CHANNEL.obis(), begin(3), 20, 0)));

        assertThat(late()).singleElement().satisfies(event -> assertThat(quantity(event))
                .isEqualTo(10));
    }

    @Test
    void gasWaitsForItsCalorificValueAndACorrectedOneBillsItAnew() throws Exception {
        settle.send(
                Filed.history(agreement("ag-1", TARIFF, ALWAYS), agreement("ag-2", SampleMeter.GAS))
                        .about(SUBJECT),
                installed(OPEN, conversion()),
                reading(SampleMeter.volume(1, 10)));
        assertThat(late()).isEmpty();

        settle.broadcast(Filed.history(calorific("36")));
        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(100L);

        settle.broadcast(Filed.history(calorific("36"), calorific("39.6")));
        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(100L, 100L, 110L);
        assertThat(late().get(1)).isInstanceOf(Reverse.class);
    }

    @Test
    void anActualThatMeetsAnEditIsToldAndTheEditStands() throws Exception {
        ReadingEdit edit = new ReadingEdit(
                CHANNEL.meter(), CHANNEL.obis(), 3, begin(3), 1800, List.of(7L), begin(9), "A. Clerk", "meter was wet");
        settle.send(installed(OPEN, edit));
        settle.forgetFacts();

        settle.send(reading(SampleMeter.live(3, 10)));

        assertThat(late()).extracting(InstalledSettlementTest::quantity).containsExactly(7L);
        assertThat(settle.facts()).extracting(Message::kind).containsExactly(MessageKind.LEAF, MessageKind.DEAD_LETTER);
    }

    private static MeterInstallation removed() {
        return installation(new Effective(MIDNIGHT, Optional.of(begin(4).plusSeconds(600))), Optional.of(34L), "1");
    }

    private static SignedBlock ofSuccessor(long sequence) {
        Channel successor = new Channel(Identities.meter("Example-Meters", "EM-0002"), CHANNEL.obis());
        return BlockBuilder.live(successor)
                .firstSequence(1)
                .start(begin(sequence))
                .interval(SampleMeter.HALF_HOUR)
                .values(10)
                .closingRegister(10)
                .sign(SampleKey.SECOND.signer(), new byte[Hash.LENGTH]);
    }

    static GasConversion conversion() {
        return new GasConversion(
                CHANNEL.meter(),
                ALWAYS,
                "north",
                new GasDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                StandardConditions.DIN_1343,
                new BigDecimal("101.325"),
                new BigDecimal("273.15"));
    }

    static CalorificValues calorific(String value) {
        return new CalorificValues(
                "north", MIDNIGHT, new TreeMap<>(Map.of(LocalDate.of(2020, 1, 1), new BigDecimal(value))));
    }

    private static MeterInstallation installation(Effective effective, Optional<Long> removal, String multiplier) {
        return new MeterInstallation(
                CHANNEL.meter(),
                "up-1",
                effective,
                0,
                removal,
                Optional.of(CHANNEL.obis()),
                new BigDecimal(multiplier),
                OptionalInt.empty(),
                Optional.empty());
    }

    static Message installed(MeterEvent... events) throws Exception {
        return installed(Long.MIN_VALUE, events);
    }

    /** @param told when they were published, UTC milliseconds */
    private static Message installed(long told, MeterEvent... events) throws Exception {
        List<BelievedDocument> documents = Arrays.stream(events)
                .map(event -> BelievedDocument.of(DocumentCodec.encode(event)))
                .toList();
        return new InstalledMeter(CHANNEL.meter(), told, new BelievedHistory(documents)).to(SUBJECT);
    }

    private static Hash hash(MeterEvent event) {
        return TreeHasher.sha256(DocumentCodec.encode(event).getBytes(StandardCharsets.UTF_8));
    }

    /** What came after the first two bills. */
    private List<SettlementEvent> late() {
        return settle.events().stream().skip(2).toList();
    }

    private List<Long> booked() {
        return settle.booked().stream()
                .flatMap(each ->
                        Collections.nCopies(
                                each.correction().events().size(), each.booked().toEpochMilli())
                                .stream())
                .skip(2)
                .toList();
    }

    private static long quantity(SettlementEvent event) {
        return event.usage().lines().stream().mapToLong(Line::quantity).sum();
    }
}
