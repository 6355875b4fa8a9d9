package io.meterproof.jobs.anomaly;

import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;
import java.time.Instant;

/** What was used in intervals, on its way to the detectors of its usage point. */
final class PlacedReadings {
    private static final int VERSION = 1;

    private PlacedReadings() {}

    static Message message(IntervalReadings readings) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION)
                .hash(readings.channel().meter())
                .text(readings.channel().obis().toString())
                .octet(readings.unit().code())
                .integer(readings.arrival().toEpochMilli())
                .integer(readings.start())
                .integer(readings.interval())
                .integer(readings.values().length);
        for (long value : readings.values()) {
            out.integer(value);
        }
        return Message.to(MessageKind.PLACED, readings.usagePoint(), null, out.toBytes());
    }

    static IntervalReadings of(Message message) {
        PackedReader in = new PackedReader(message.value()).version(VERSION);
        Channel channel = new Channel(in.hash(), ObisCode.parse(in.text()));
        MeasurementUnit unit = MeasurementUnit.ofCode(in.octet());
        Instant arrival = Instant.ofEpochMilli(in.integer());
        long start = in.integer();
        int interval = in.number();
        long[] values = new long[in.number()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.integer();
        }
        return new IntervalReadings(message.subject(), channel, unit, arrival, start, interval, values);
    }
}
