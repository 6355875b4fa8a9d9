package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.BelievedHistorySerializer;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What is known of a meter, on its way to those who settle its readings: {@code meter 32 ‖ told i64 ‖ history}.
 *
 * @param told when that was published, UTC milliseconds; {@link Long#MIN_VALUE} where nothing says so
 */
record InstalledMeter(Hash meter, long told, BelievedHistory history) {
    private static final BelievedHistorySerializer HISTORY = new BelievedHistorySerializer();

    Message to(String subject) throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(512);
        target.write(meter.bytes());
        target.writeLong(told);
        HISTORY.serialize(history, target);
        return Message.to(MessageKind.INSTALLED, subject, null, target.getCopyOfBuffer());
    }

    static InstalledMeter of(Message message) throws IOException {
        byte[] value = message.value();
        DataInputDeserializer source = new DataInputDeserializer(value, Hash.LENGTH, value.length - Hash.LENGTH);
        return new InstalledMeter(
                Hash.of(Arrays.copyOf(value, Hash.LENGTH)), source.readLong(), HISTORY.deserialize(source));
    }
}
