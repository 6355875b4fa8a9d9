package io.meterproof.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.avro.VerdictCount;
import io.meterproof.records.wire.AvroWire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthFunctionTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NEW_YEAR = 1_577_836_800_000L;
    private static final String NORTH = "source/head-end/north";
    private static final String SOUTH = "source/head-end/south";

    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> watch;

    @BeforeEach
    void start() throws Exception {
        watch = harness();
        watch.open();
    }

    @AfterEach
    void stop() throws Exception {
        watch.close();
    }

    @Test
    void aFailingSourceIsToldWhenItsHourHasPassed() throws Exception {
        send(NORTH, 0, 30, Verdict.BAD_SIGNATURE);
        send(NORTH, 0, 10, Verdict.ACCEPTED);
        watch.processWatermark(NEW_YEAR + HOUR - 1);
        assertThat(alerts()).isEmpty();

        watch.processWatermark(NEW_YEAR + HOUR);

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.getKind()).isEqualTo("QUARANTINED");
            assertThat(alert.getSubjectKind()).isEqualTo("SOURCE");
            assertThat(alert.getSubject()).isEqualTo("head-end/north");
            assertThat(alert.getRaised()).isEqualTo(NEW_YEAR + HOUR);
            assertThat(alert.getReadings()).isEqualTo(40);
            assertThat(alert.getFailures()).isEqualTo(30);
            assertThat(alert.getVerdicts())
                    .containsExactly(new VerdictCount("BAD_SIGNATURE", 30L), new VerdictCount("ACCEPTED", 10L));
            assertThat(alert.getReason()).startsWith("30 of 40 readings failed in the hour from 2020-01-01T00:00:00Z");
        });
    }

    @Test
    void aSignedReleaseIsToldAtOnce() throws Exception {
        send(NORTH, 0, 30, Verdict.BAD_SIGNATURE);
        watch.processWatermark(NEW_YEAR + HOUR);
        SourceRelease release = new SourceRelease("head-end/north", Instant.ofEpochMilli(NEW_YEAR + HOUR), "mended");

        watch.processElement(new StreamRecord<>(
                Message.to(MessageKind.RELEASE, NORTH, null, ReleaseCodec.encode(release)), NEW_YEAR + HOUR + 9));

        assertThat(alerts()).extracting(SourceAlert::getKind).containsExactly("QUARANTINED", "RELEASED");
        assertThat(alerts().get(1).getRaised()).isEqualTo(NEW_YEAR + HOUR + 9);
    }

    @Test
    void anAlertIsKeyedByItsSubject() throws Exception {
        send(NORTH, 0, 30, Verdict.BAD_SIGNATURE);

        watch.processWatermark(NEW_YEAR + HOUR);

        assertThat(watch.extractOutputValues()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(MessageKind.SOURCE_ALERT);
            assertThat(message.key()).asString().isEqualTo("head-end/north");
        });
    }

    @Test
    void oneSourcesFailuresAreNotAnothers() throws Exception {
        send(NORTH, 0, 30, Verdict.BAD_SIGNATURE);
        send(SOUTH, 0, 30, Verdict.ACCEPTED);

        watch.processWatermark(NEW_YEAR + 2 * HOUR);

        assertThat(alerts()).extracting(SourceAlert::getSubject).containsExactly("head-end/north");
    }

    @Test
    void aSourceThatFallsSilentIsToldWhileOthersGoOn() throws Exception {
        for (int hour = 0; hour <= 7 * 24; hour++) {
            send(NORTH, hour, 1, Verdict.ACCEPTED);
            watch.processWatermark(NEW_YEAR + hour * HOUR);
        }
        send(SOUTH, 7 * 24 + 4, 1, Verdict.ACCEPTED);

        watch.processWatermark(NEW_YEAR + (7 * 24 + 4) * HOUR);

        assertThat(alerts()).extracting(SourceAlert::getKind).containsExactly("SILENT");
    }

    @Test
    void aRestartForgetsNothingAndRepeatsTheSameAlert() throws Exception {
        send(NORTH, 0, 30, Verdict.BAD_SIGNATURE);
        OperatorSubtaskState snapshot = watch.snapshot(1, 1);
        watch.processWatermark(NEW_YEAR + HOUR);
        SourceAlert first = alerts().get(0);
        watch.close();

        watch = harness();
        watch.initializeState(snapshot);
        watch.open();
        watch.processWatermark(NEW_YEAR + HOUR);

        assertThat(alerts()).containsExactly(first);
    }

    @Test
    void aSubjectThatIsForgottenLeavesNoState() throws Exception {
        send(NORTH, 0, 1, Verdict.ACCEPTED);

        watch.processWatermark(NEW_YEAR + Duration.ofDays(31).toMillis());

        assertThat(watch.numKeyedStateEntries()).isZero();
        assertThat(watch.numEventTimeTimers()).isZero();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Message, Message> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HealthFunction(SampleResources.USUAL)), Message::subject, Types.STRING);
    }

    private void send(String subject, int hour, int count, Verdict verdict) throws Exception {
        byte[] observation = ObservationCodec.encode(verdict, OptionalLong.empty());
        for (int i = 0; i < count; i++) {
            watch.processElement(new StreamRecord<>(
                    Message.to(MessageKind.OBSERVATION, subject, null, observation), NEW_YEAR + hour * HOUR + i));
        }
    }

    private List<SourceAlert> alerts() throws Exception {
        AvroWire<SourceAlert> wire =
                new AvroWire<>(Topics.SOURCE_ALERTS, SourceAlert.class, SampleResources.USUAL.registry());
        List<SourceAlert> alerts = new ArrayList<>();
        for (Message message : watch.extractOutputValues()) {
            alerts.add(wire.read(message.value()));
        }
        return alerts;
    }
}
