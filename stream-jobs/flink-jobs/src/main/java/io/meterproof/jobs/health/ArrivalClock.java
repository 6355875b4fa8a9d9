package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.JobResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time is when readings arrived, and no later than they were written. Once all were read and the newest arrival is near our own
 * clock, time goes on by it even when nothing arrives at all; while some still wait to be read, and in a replay or a simulation, it
 * stands still with the readings.
 */
final class ArrivalClock implements WatermarkStrategy<Message> {
    private static final long serialVersionUID = 1L;

    /** Writers of one partition have clocks of their own, and transactions gather. */
    private static final Duration DISORDER = Duration.ofMinutes(1);
    /** An arrival so near to our clock is of now. */
    private static final Duration NEAR = Duration.ofHours(1);
    /** Whatever waited in Kafka would have been read in this time. */
    private static final Duration QUIET = Duration.ofSeconds(10);
    /** A partition without news holds no time back. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final JobResources resources;
    private final Clock clock;

    ArrivalClock(JobResources resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public TimestampAssigner<Message> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        AvroWire<VerifiedReading> wire =
                new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, resources.registry());
        return (message, written) -> Math.min(arrival(message, wire, written), written);
    }

    @Override
    public WatermarkGenerator<Message> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new Arrivals(clock);
    }

    /** What cannot be read is left aside by those who read it. */
    private static long arrival(Message message, AvroWire<VerifiedReading> wire, long written) {
        try {
            return wire.read(message.value()).getArrival();
        } catch (MalformedRecordException e) {
            return written;
        }
    }

    private static final class Arrivals implements WatermarkGenerator<Message> {
        private final Clock clock;
        private long newest = Long.MIN_VALUE;
        private long seen;
        private long quietSince = Long.MAX_VALUE;
        private boolean now;

        Arrivals(Clock clock) {
            this.clock = clock;
            this.seen = clock.millis();
        }

        @Override
        public void onEvent(Message message, long arrival, WatermarkOutput output) {
            seen = clock.millis();
            quietSince = Long.MAX_VALUE;
            if (arrival > newest) {
                newest = arrival;
                now = seen - arrival < NEAR.toMillis();
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            long time = clock.millis();
            quietSince = Math.min(quietSince, time);
            if (now && time - quietSince >= QUIET.toMillis()) {
                output.emitWatermark(new Watermark(time - DISORDER.toMillis()));
            } else if (!now && time - seen > IDLE.toMillis()) {
                output.markIdle();
            } else if (newest != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(newest - DISORDER.toMillis()));
            }
        }
    }
}
