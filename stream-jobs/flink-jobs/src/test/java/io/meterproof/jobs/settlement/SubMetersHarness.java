package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator between those who tell and those who deduct, on its own. */
final class SubMetersHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, Message, Message> above =
            new KeyedOneInputStreamOperatorTestHarness<>(
                    new KeyedProcessOperator<>(new SubMetersFunction(SampleResources.USUAL)),
                    message -> Subjects.chargedAt(message.subject()),
                    Types.STRING);

    SubMetersHarness() throws Exception {
        above.open();
    }

    void send(Message... messages) throws Exception {
        for (Message message : messages) {
            above.processElement(new StreamRecord<>(message));
        }
    }

    List<Message> passed() {
        return above.extractOutputValues();
    }

    List<Message> facts() {
        return Sides.of(above, Outlet.FACTS);
    }

    /** The descriptions of those that have sub-meters. */
    List<Message> inner() {
        return Sides.of(above, Outlet.INNER);
    }

    @Override
    public void close() throws Exception {
        above.close();
    }
}
