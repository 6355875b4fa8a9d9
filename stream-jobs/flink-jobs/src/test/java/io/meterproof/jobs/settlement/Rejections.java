package io.meterproof.jobs.settlement;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.wire.AvroWire;
import java.util.List;
import java.util.Optional;

/** Rejected readings, read, and sent again as the command does it. */
public final class Rejections {
    private static final AvroWire<RejectedReading> WIRE =
            new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, SampleResources.USUAL.registry());

    private Rejections() {}

    public static List<RejectedReading> of(VerifyHarness verify) throws Exception {
        List<Message> rejected = verify.facts(MessageKind.REJECTED);
        RejectedReading[] readings = new RejectedReading[rejected.size()];
        for (int i = 0; i < readings.length; i++) {
            readings[i] = WIRE.read(rejected.get(i).value());
        }
        return List.of(readings);
    }

    public static List<String> verdicts(VerifyHarness verify) throws Exception {
        return of(verify).stream().map(RejectedReading::getVerdict).toList();
    }

    /** The original record once more, of the meter of a reading that was rejected. */
    public static Message redriven(RejectedReading rejected, Message original) {
        byte[] value = new byte[rejected.getValue().remaining()];
        rejected.getValue().duplicate().get(value);
        return new Message(MessageKind.RECEIVED, original.subject(), original.key(), value, 0, 99, Optional.empty());
    }
}
