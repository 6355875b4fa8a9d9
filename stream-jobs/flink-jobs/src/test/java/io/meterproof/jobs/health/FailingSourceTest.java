package io.meterproof.jobs.health;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.jobs.settlement.Rejections;
import io.meterproof.jobs.settlement.VerifyHarness;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.SourceAlert;
import io.meterproof.records.wire.AvroWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source begins to fail: from its readings through verdicts and alerts back to the door, and out again. */
class FailingSourceTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NEW_YEAR = 1_577_836_800_000L;
    private static final AvroWire<SourceAlert> ALERTS =
            new AvroWire<>(Topics.SOURCE_ALERTS, SourceAlert.class, SampleResources.USUAL.registry());

    private final List<SourceAlert> alerts = new ArrayList<>();
    private VerifyHarness verify;
    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> attribute;
    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> watch;
    private int judged;
    private int observed;
    private int told;
    private long next = 1;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
        attribute = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AttributeFunction(SampleResources.USUAL)),
                Message::subject,
                Types.STRING);
        watch = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new HealthFunction(SampleResources.USUAL)), Message::subject, Types.STRING);
        attribute.open();
        watch.open();
        verify.send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.history(SampleMeter.installation("up-1", ALWAYS)));
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
        attribute.close();
        watch.close();
    }

    @Test
    void aSourceWhoseFailureRateJumpsIsKeptOutUntilItWasCleanForADay() throws Exception {
        during(0, good(40));
        during(1, forged(30));
        during(1, good(10));
        hourEnds(1);

        assertThat(alerts).extracting(SourceAlert::getKind).containsExactly("QUARANTINED");
        assertThat(alerts.get(0).getReason()).contains("30 of 40 readings failed", "30 BAD_SIGNATURE");

        List<Message> keptOut = good(30);
        during(26, keptOut);
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(50);
        RejectedReading last = lastRejected();
        assertThat(last.getVerdict()).isEqualTo("SOURCE_QUARANTINED");
        assertThat(last.getReason()).contains(alerts.get(0).getReason());

        hourEnds(26);
        assertThat(alerts).extracting(SourceAlert::getKind).containsExactly("QUARANTINED", "RELEASED");

        List<RejectedReading> all = Rejections.of(verify);
        for (RejectedReading each : all.subList(all.size() - 30, all.size())) {
            during(27, List.of(Rejections.redriven(each, keptOut.get(0))));
        }
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(80);
    }

    private List<Message> good(int count) {
        List<Message> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(Filed.received(SampleMeter.live(next++, 10)));
        }
        return readings;
    }

    private static List<Message> forged(int count) {
        List<Message> readings = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            SignedBlock block = SampleMeter.live(i, 11);
            byte[] signature = block.signature().clone();
            signature[40] ^= 1;
            readings.add(Filed.received(
                    new SignedBlock(block.block(), block.signed(), signature, block.readings(), block.charging())));
        }
        return readings;
    }

    /** Readings are judged, and their verdicts counted in an hour. */
    private void during(int hour, List<Message> readings) throws Exception {
        verify.send(readings.toArray(Message[]::new));
        List<Message> verdicts = verify.facts();
        for (; judged < verdicts.size(); judged++) {
            attribute.processElement(
                    new StreamRecord<>(verdicts.get(judged).about(SampleMeter.ID), NEW_YEAR + hour * HOUR + judged));
        }
        List<Message> observations = attribute.extractOutputValues();
        for (; observed < observations.size(); observed++) {
            watch.processElement(new StreamRecord<>(observations.get(observed), NEW_YEAR + hour * HOUR + judged));
        }
    }

    /** Alerts about the source go where the settlement job reads them. */
    private void hourEnds(int hour) throws Exception {
        watch.processWatermark(NEW_YEAR + (hour + 1) * HOUR);
        List<Message> messages = watch.extractOutputValues();
        for (; told < messages.size(); told++) {
            Message message = messages.get(told);
            verify.send(new Message(
                    MessageKind.SOURCE_ALERT, "", message.key(), message.value(), 0, told, Optional.empty()));
            SourceAlert alert = ALERTS.read(message.value());
            if (alert.getSubjectKind().equals("SOURCE")) {
                alerts.add(alert);
            }
        }
    }

    private RejectedReading lastRejected() throws Exception {
        List<RejectedReading> all = Rejections.of(verify);
        return all.get(all.size() - 1);
    }
}
