package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Effective;
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

/** Readings that wait for an enrolment or an installation, for how long and for how many bytes. */
class WaitingReadingsTest {
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

    @Test
    void aBlockAcrossAnExchangeWaits() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(ENROLMENT, Filed.history(SampleMeter.installation("up-1", untilSecond)));

        send(Filed.received(SampleMeter.seal(1, 10, 20)));

        assertThat(facts()).isEmpty();
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

    private static long[] ofADay() {
        return LongStream.rangeClosed(1_000_001, 1_000_096).toArray();
    }

    private static byte[] verified(SignedBlock block, String usagePoint) {
        AvroWire<VerifiedReading> wire =
                new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SampleResources.USUAL.registry());
        return wire.write(VerifiedReadings.toAvro(SampleMeter.arrived(block), usagePoint, 4));
    }

    private void send(Message... messages) throws Exception {
        verify.send(messages);
    }

    private List<Message> facts() {
        return verify.facts();
    }
}
