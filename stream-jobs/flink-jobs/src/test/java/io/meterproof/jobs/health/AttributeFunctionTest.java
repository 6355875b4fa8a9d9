package io.meterproof.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.health.Observation;
import io.meterproof.metering.health.SignedRelease;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.wire.AvroWire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttributeFunctionTest {
    private static final String METER = SampleMeter.CHANNEL.meter().hex();
    private static final String KEY = "key/" + SampleKey.FIRST.id().hex();
    private static final long NOW = 1_577_836_800_000L;

    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> attribute;

    @BeforeEach
    void start() throws Exception {
        attribute = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AttributeFunction(SampleResources.USUAL)),
                Message::subject,
                Types.STRING);
        attribute.open();
    }

    @AfterEach
    void stop() throws Exception {
        attribute.close();
    }

    @Test
    void anAcceptedReadingCountsForItsSourceItsKeyAndItsMaker() throws Exception {
        send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        send(Filed.verified(SampleMeter.live(1, 10), METER, "up-1"));

        assertThat(attribute.extractOutputValues())
                .extracting(Message::subject)
                .containsExactly("source/test", KEY, "maker/Example-Meters");
    }

    @Test
    void whereTheEnrolmentNamesTheModelAReadingCountsForThatToo() throws Exception {
        send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST, Optional.of("EM-3")), 3));

        send(Filed.verified(SampleMeter.live(1, 10), METER, "up-1"));

        assertThat(attribute.extractOutputValues()).extracting(Message::subject).contains("model/Example-Meters/EM-3");
    }

    @Test
    void withoutAnEnrolmentAReadingCountsForItsSourceOnly() throws Exception {
        send(rejected(Verdict.UNKNOWN_METER, SampleMeter.live(1, 10)));

        assertThat(attribute.extractOutputValues()).extracting(Message::subject).containsExactly("source/test");
    }

    @Test
    void aKeyThatNobodyEnrolledIsWatchedByNobody() throws Exception {
        send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        send(rejected(Verdict.KEY_NOT_VALID_AT, SampleMeter.live(SampleKey.SECOND, 1, 10)));

        assertThat(attribute.extractOutputValues())
                .extracting(Message::subject)
                .containsExactly("source/test", "maker/Example-Meters");
    }

    @Test
    void aForgeryUnderAnEnrolledKeyCountsForThat() throws Exception {
        send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        send(rejected(Verdict.BAD_SIGNATURE, SampleMeter.live(1, 10)));

        assertThat(attribute.extractOutputValues()).extracting(Message::subject).contains(KEY);
    }

    @Test
    void whatWasSentAgainAndRejectedAgainCountsForNobody() throws Exception {
        Message again = new Message(MessageKind.RECEIVED, METER, new byte[0], new byte[0], 0, 9, Optional.of("0/7"));

        send(rejected(Verdict.BAD_SIGNATURE, SampleMeter.live(1, 10)).following(again));

        assertThat(attribute.extractOutputValues()).isEmpty();
    }

    @Test
    void aSourceThatNobodyCanReadIsWatchedByNobody() throws Exception {
        send(rejected(Verdict.MALFORMED, Filed.received(SampleMeter.live(1, 10), "head-end\n7")));

        assertThat(attribute.extractOutputValues()).isEmpty();
    }

    @Test
    void aGenuineReadingTellsOfItsClock() throws Exception {
        send(Filed.verified(SampleMeter.live(1, 10), METER, "up-1"));

        assertThat(observations()).containsOnly(new Observation(Verdict.ACCEPTED, NOW, OptionalLong.of(0)));
    }

    @Test
    void aForgedReadingTellsOfNoClock() throws Exception {
        send(rejected(Verdict.BAD_SIGNATURE, SampleMeter.live(1, 10)));

        assertThat(observations()).containsOnly(new Observation(Verdict.BAD_SIGNATURE, NOW, OptionalLong.empty()));
    }

    @Test
    void aSignedReleaseGoesToItsSource() throws Exception {
        Instant quarantined = Instant.ofEpochMilli(NOW);

        send(Filed.one(new SourceRelease("head-end/north", quarantined, "mended"), 3));

        assertThat(attribute.extractOutputValues()).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("source/head-end/north");
            assertThat(ReleaseCodec.decode(message.value(), NOW + 5))
                    .isEqualTo(SignedRelease.of(quarantined, NOW + 5, "mended"));
        });
    }

    @Test
    void whatIsNoVerdictIsLeftAside() throws Exception {
        send(new Message(MessageKind.REJECTED, METER, new byte[38], new byte[] {9, 9}, 0, 7, Optional.empty()));

        assertThat(attribute.extractOutputValues()).isEmpty();
    }

    private void send(Message message) throws Exception {
        attribute.processElement(new StreamRecord<>(message, NOW));
    }

    private List<Observation> observations() {
        return attribute.extractOutputValues().stream()
                .map(message -> ObservationCodec.decode(message.value(), NOW))
                .toList();
    }

    private static Message rejected(Verdict verdict, SignedBlock block) {
        return rejected(verdict, Filed.received(block));
    }

    private static Message rejected(Verdict verdict, Message received) {
        AvroWire<RejectedReading> wire =
                new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, SampleResources.USUAL.registry());
        byte[] value = wire.write(new RejectedReading(
                verdict.name(), "why", NOW, 0L, "readings.received", 0, 7L, ByteBuffer.wrap(received.value())));
        return Message.to(MessageKind.REJECTED, METER, received.key(), value);
    }
}
