package io.meterproof.jobs.health;

import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReadingTask;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> tasks;

    @BeforeEach
    void start() throws Exception {
        tasks = harness();
        tasks.open();
    }

    @AfterEach
    void stop() throws Exception {
        tasks.close();
    }

    @Test
    void aReadingBelowZeroIsATaskUntilAnEditDecides() throws Exception {
        accept(SampleMeter.live(1, -5));
        assertThat(told()).containsExactly("OPENED negative/1 up-1");

        edit(7);

        assertThat(told()).containsExactly("OPENED negative/1 up-1", "DONE negative/1 ");
        assertThat(facts().get(1).getId()).isEqualTo(facts().get(0).getId());
    }

    @Test
    void anActualThatMeetsAnEditIsATask() throws Exception {
        edit(7);

        accept(SampleMeter.live(1, 9));

        assertThat(told()).containsExactly("OPENED edited/1 up-1");
        assertThat(facts().get(0).getReason()).isEqualTo("was read as 9 where the edit of A. Clerk says 7");
    }

    @Test
    void whatIsOpenIsKnownAfterARestart() throws Exception {
        accept(SampleMeter.live(1, -5));
        OperatorSubtaskState snapshot = tasks.snapshot(1, 1);
        tasks.close();
        tasks = harness();
        tasks.initializeState(snapshot);
        tasks.open();

        accept(SampleMeter.live(1, -5));
        edit(7);

        assertThat(told()).containsExactly("DONE negative/1 ");
    }

    private void accept(SignedBlock block) throws Exception {
        tasks.processElement(new StreamRecord<>(
                Filed.verified(block, SampleMeter.ID, "up-1"), block.block().end() * 1000));
    }

    private void edit(long value) throws Exception {
        ReadingEdit edit = new ReadingEdit(
                CHANNEL.meter(),
                CHANNEL.obis(),
                1,
                SampleMeter.begin(1),
                (int) SampleMeter.HALF_HOUR.toSeconds(),
                List.of(value),
                SampleMeter.begin(3),
                "A. Clerk",
                "photo");
        tasks.processElement(new StreamRecord<>(Filed.history(edit)));
    }

    private List<String> told() throws MalformedRecordException {
        return facts().stream()
                .map(task -> task.getState() + " " + task.getRule() + " " + task.getUsagePoint())
                .toList();
    }

    private List<ReadingTask> facts() throws MalformedRecordException {
        AvroWire<ReadingTask> wire =
                new AvroWire<>(Topics.READINGS_TASKS, ReadingTask.class, SampleResources.USUAL.registry());
        List<ReadingTask> facts = new ArrayList<>();
        for (Message message : tasks.extractOutputValues()) {
            facts.add(wire.read(message.value()));
        }
        return facts;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Message, Message> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TaskFunction(SampleResources.USUAL)), Message::subject, Types.STRING);
    }
}
