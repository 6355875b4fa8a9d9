package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.verdict.ChannelRoom;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.codec.VerifiedReadings;
import io.meterproof.records.wire.AvroWire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyFunctionTest {
    private static final Message ENROLMENT = Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3);
    private static final Message INSTALLATION = Filed.history(SampleMeter.installation("up-1", ALWAYS));

    private VerifyHarness verify;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aReadingWaitsForItsMetersEnrolment() throws Exception {
        send(INSTALLATION, Filed.received(SampleMeter.live(1, 10)));
        assertThat(facts()).isEmpty();

        send(ENROLMENT);

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.VERIFIED);
    }

    @Test
    void eachReadingWaitsItsFullTime() throws Exception {
        verify.setTime(0);
        send(Filed.received(SampleMeter.live(1, 10)));
        verify.setTime(9_500);
        send(Filed.received(SampleMeter.live(2, 10)));

        verify.setTime(11_000);
        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.REJECTED);

        verify.setTime(20_000);
        assertThat(facts()).hasSize(2);
    }

    @Test
    void aReadingOfAnotherKeyOfAKnownMeterWaitsForThatKey() throws Exception {
        send(ENROLMENT, INSTALLATION, Filed.received(SampleMeter.live(SampleKey.SECOND, 1, 10)));
        assertThat(facts()).isEmpty();

        send(Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 4));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.VERIFIED);
    }

    @Test
    void readingsOfAMeterThatStandsNowhereAreReleasedInTheirOrder() throws Exception {
        send(ENROLMENT, Filed.received(SampleMeter.live(2, 10)), Filed.received(SampleMeter.live(1, 10)));
        verify.setTime(Duration.ofDays(1).toMillis());
        assertThat(facts()).isEmpty();

        send(INSTALLATION);

        assertThat(facts())
                .extracting(Message::value)
                .containsExactly(verified(SampleMeter.live(2, 10), "up-1"), verified(SampleMeter.live(1, 10), "up-1"));
    }

    @Test
    void aBlockThatIsPlayedBackWhileItWaitsForAnInstallationIsADuplicate() throws Exception {
        send(ENROLMENT, Filed.received(SampleMeter.live(1, 10)), Filed.received(SampleMeter.live(1, 10), "elsewhere"));

        assertThat(Rejections.verdicts(verify)).containsExactly("DUPLICATE");
        verify.restart();
        send(Filed.received(SampleMeter.live(1, 10)));
        assertThat(Rejections.verdicts(verify)).containsExactly("DUPLICATE");
        send(INSTALLATION);
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(1);
    }

    @Test
    void whatIsBeyondTheRoomForAnInstallationIsLeftToARedriveAndSaysSo() throws Exception {
        send(ENROLMENT);
        long sent = 0;
        for (int first = 1; sent <= WaitingReadings.MOST_BYTES; first += 96) {
            Message reading = Filed.received(SampleMeter.seal(first, ofADay()));
            send(reading);
            sent += reading.value().length;
        }

        assertThat(Rejections.verdicts(verify)).containsExactly("UNKNOWN_METER");
        assertThat(Rejections.of(verify).get(0).getReason()).endsWith("to be redriven after it");
    }

    @Test
    void whatIsBeyondTheRoomForAnEnrolmentDoesNotWait() throws Exception {
        Message reading = Filed.received(SampleMeter.seal(1, ofADay()));
        for (long sent = 0; sent <= WaitingReadings.MOST_BYTES; sent += reading.value().length) {
            send(reading);
        }

        assertThat(Rejections.verdicts(verify)).containsExactly("UNKNOWN_METER");
    }

    private static long[] ofADay() {
        return LongStream.rangeClosed(1_000_001, 1_000_096).toArray();
    }

    @Test
    void aMeterHasSoManyChannelsAndNoMore() throws Exception {
        send(ENROLMENT, INSTALLATION);
        for (int register = 1; register <= ChannelRoom.MOST; register++) {
            send(Filed.received(SampleMeter.live(ObisCode.parse("1-0:" + register + ".29.0*255"), 1, 10)));
        }
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(ChannelRoom.MOST);

        send(Filed.received(SampleMeter.live(1, 10)));

        assertThat(Rejections.verdicts(verify)).containsExactly("TOO_MANY_CHANNELS");
        send(Filed.received(SampleMeter.live(ObisCode.parse("1-0:7.29.0*255"), 2, 10)));
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(ChannelRoom.MOST + 1);
    }

    @Test
    void aBlockAcrossAnExchangeWaits() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(ENROLMENT, Filed.history(SampleMeter.installation("up-1", untilSecond)));

        send(Filed.received(SampleMeter.seal(1, 10, 20)));

        assertThat(facts()).isEmpty();
    }

    @Test
    void aLaterInstallationThatBeginsAtTheSameInstantEndsTheEarlier() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(
                ENROLMENT,
                Filed.history(
                        SampleMeter.installation("up-1", ALWAYS),
                        SampleMeter.installation("up-1", untilSecond),
                        SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))));

        send(Filed.received(SampleMeter.live(2, 10)));

        assertThat(passed()).extracting(Message::subject).containsExactly("usage-point/up-2");
    }

    @Test
    void everyUsagePointOfAMeterHearsWhereItStands() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(Filed.history(
                SampleMeter.installation("up-1", untilSecond),
                SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))));

        assertThat(verify.all())
                .extracting(message -> message.kind() + " " + message.subject())
                .containsExactlyInAnyOrder("INSTALLED usage-point/up-1", "INSTALLED usage-point/up-2");
    }

    @Test
    void aTokenHearsWhereTheMeterStandsBeforeItsFirstTransactionThere() throws Exception {
        send(ENROLMENT, INSTALLATION);
        send(Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));
        send(Filed.received(SampleMeter.charging("token-1", 3, 10, 20)));

        assertThat(verify.all())
                .filteredOn(message -> message.subject().equals("token/token-1"))
                .extracting(Message::kind)
                .containsExactly(MessageKind.INSTALLED, MessageKind.VERIFIED, MessageKind.VERIFIED);
    }

    @Test
    void overlappingInstallationsAreNotBelieved() throws Exception {
        send(ENROLMENT, INSTALLATION);

        send(
                Filed.history(
                        SampleMeter.installation("up-1", ALWAYS),
                        SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))),
                Filed.received(SampleMeter.live(2, 10)));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER, MessageKind.VERIFIED);
        assertThat(passed()).extracting(Message::subject).containsExactly("usage-point/up-1");
    }

    @Test
    void anInstallationUnderAnotherMetersKeyIsADeadLetter() throws Exception {
        send(Filed.copied(INSTALLATION, "00".repeat(32)));

        assertThat(facts()).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo(MessageKind.DEAD_LETTER);
            assertThat(letter.reason()).get().asString().contains("is filed on reference.meter-installations under 00");
        });
    }

    @Test
    void aContradictedBlockIsWithdrawnWhereItWasSent() throws Exception {
        send(ENROLMENT, INSTALLATION, Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));

        send(Filed.received(SampleMeter.charging("token-2", 1, 0, 20)));

        assertThat(passed().get(1).kind()).isEqualTo(MessageKind.WITHDRAWAL);
        assertThat(passed().get(1).subject()).isEqualTo("token/token-1");
    }

    @Test
    void aBlockThatContradictsTwoWithdrawsBoth() throws Exception {
        send(
                ENROLMENT,
                INSTALLATION,
                Filed.received(SampleMeter.seal(1, 10, 20)),
                Filed.received(SampleMeter.seal(3, 30, 40)));

        send(Filed.received(SampleMeter.seal(2, 1, 2)));

        assertThat(passed().subList(2, 4))
                .extracting(message -> Withdrawal.decode(message.value()).firstSequence())
                .containsExactly(1L, 3L);
    }

    @Test
    void aReadingThatIsNoRecordIsOneDeadLetter() throws Exception {
        Message hostile = Filed.received(SampleMeter.live(1, 10));
        send(new Message(
                MessageKind.RECEIVED, hostile.subject(), hostile.key(), new byte[] {9, 9}, 0, 7, Optional.empty()));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void whatIsHeldSurvivesARestart() throws Exception {
        send(INSTALLATION, Filed.received(SampleMeter.live(1, 10)));

        verify.restart();
        send(ENROLMENT);

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.VERIFIED);
    }

    @Test
    void howLongAReadingWaitsSurvivesARestart() throws Exception {
        verify.setTime(0);
        send(Filed.received(SampleMeter.live(1, 10)));

        verify.restart();
        verify.setTime(10_999);
        assertThat(facts()).isEmpty();
        verify.setTime(11_000);

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.REJECTED);
    }

    @Test
    void aDocumentThatNamesItselfAtLengthIsAShortDeadLetter() throws Exception {
        Message enrolment = Filed.copied(ENROLMENT, "x".repeat(100_000));

        send(enrolment);

        assertThat(facts())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason().orElseThrow()).hasSize(1_000));
    }

    @Test
    void whereBlocksWentSurvivesARestart() throws Exception {
        send(ENROLMENT, INSTALLATION, Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));

        verify.restart();
        send(Filed.received(SampleMeter.charging("token-2", 1, 0, 20)));

        assertThat(passed()).extracting(Message::subject).containsExactly("token/token-1");
    }

    private static byte[] verified(SignedBlock block, String usagePoint) {
        AvroWire<VerifiedReading> wire =
                new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SampleResources.USUAL.registry());
        return wire.write(VerifiedReadings.toAvro(SampleMeter.arrived(block), usagePoint, 4));
    }

    private void send(Message... messages) throws Exception {
        verify.send(messages);
    }

    private List<Message> passed() {
        return verify.passed();
    }

    private List<Message> facts() {
        return verify.facts();
    }
}
