package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.Shards;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator that gives verdicts, on its own. */
public final class VerifyHarness implements AutoCloseable {
    public static final Duration WAIT = Duration.ofSeconds(10);

    private final KeyedOneInputStreamOperatorTestHarness<String, Message, Message> models = models();
    private KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> verify = operator();
    private int toldOfModels;

    public VerifyHarness() throws Exception {
        models.open();
        verify.open();
    }

    /** Each the way on which the job reads its topic. */
    public void send(Message... messages) throws Exception {
        for (Message message : messages) {
            switch (message.kind()) {
                case SOURCE_ALERT -> verify.processBroadcastElement(new StreamRecord<>(message));
                case REGISTRY_EVENT -> sendEvent(message);
                default -> verify.processElement(new StreamRecord<>(message));
            }
        }
    }

    private void sendEvent(Message event) throws Exception {
        models.processElement(new StreamRecord<>(event));
        List<Message> events = models.extractOutputValues();
        for (Message each : events.subList(toldOfModels, events.size())) {
            verify.processElement(new StreamRecord<>(each));
        }
        toldOfModels = events.size();
    }

    public void setTime(long millis) throws Exception {
        verify.setProcessingTime(millis);
    }

    /** A new operator with the state of the old. What that put out is forgotten. */
    public void restart() throws Exception {
        OperatorSubtaskState snapshot = verify.snapshot(1, 1);
        verify.close();
        verify = operator();
        verify.initializeState(snapshot);
        verify.open();
    }

    /** What goes on to settlement, without news of installations. */
    public List<Message> passed() {
        return verify.extractOutputValues().stream()
                .filter(message -> message.kind() != MessageKind.INSTALLED)
                .toList();
    }

    /** All that goes on to settlement. */
    public List<Message> all() {
        return verify.extractOutputValues();
    }

    /** What goes to topics, without the leaves of key events. */
    public List<Message> facts() {
        return allFacts().stream()
                .filter(message -> message.kind() != MessageKind.LEAF)
                .toList();
    }

    public List<Message> facts(MessageKind kind) {
        return allFacts().stream().filter(message -> message.kind() == kind).toList();
    }

    private List<Message> allFacts() {
        return Sides.of(verify, Outlet.FACTS);
    }

    @Override
    public void close() throws Exception {
        models.close();
        verify.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Message, Message> models() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ModelLeniencies(SampleResources.USUAL)), event -> "", Types.STRING);
    }

    /** The operator alone, not yet open. */
    public static KeyedBroadcastOperatorTestHarness<String, Message, Message, Message> operator() throws Exception {
        return Operators.keyed(
                new VerifyFunction(SampleResources.USUAL, WAIT, new Shards(0, 4)), SourceStandings.BROADCAST);
    }
}
