package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.UsagePoint;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What is published about a sub-meter's usage point, on its way to those beneath which it ever stood. */
record SubMeterHistory(BelievedHistory history) {
    private static final BelievedHistorySerializer HISTORY = new BelievedHistorySerializer();

    /** The sub-meter's usage point. */
    String usagePoint() {
        return newest().id();
    }

    /** What is said of it now. */
    UsagePoint newest() {
        return history.of(UsagePoint.class).reduce((one, later) -> later).orElseThrow();
    }

    Message to(String subject) throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(512);
        HISTORY.serialize(history, target);
        return Message.to(MessageKind.SUB_METER, subject, null, target.getCopyOfBuffer());
    }

    static SubMeterHistory of(Message message) throws IOException {
        return new SubMeterHistory(HISTORY.deserialize(new DataInputDeserializer(message.value())));
    }
}
