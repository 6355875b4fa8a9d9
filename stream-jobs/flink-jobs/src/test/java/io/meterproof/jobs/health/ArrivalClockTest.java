package io.meterproof.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
    private static final Message READING = Filed.verified(SampleMeter.live(1, 10), SampleMeter.ID, "up-1");
    private static final long ARRIVED = SampleMeter.begin(2).toEpochMilli();
    private static final long MINUTE = 60_000;

    private final HandClock clock = new HandClock();
    private final Output output = new Output();

    @Test
    void aReadingsTimeIsItsArrival() {
        assertThat(timestamp(ARRIVED + 5)).isEqualTo(ARRIVED);
    }

    @Test
    void noReadingArrivesAfterItWasWritten() {
        assertThat(timestamp(ARRIVED - 5)).isEqualTo(ARRIVED - 5);
    }

    @Test
    void whenAllIsReadAndArrivalsAreOfNowTimeGoesOnWithoutThem() {
        clock.now = ARRIVED + 10_000;
        WatermarkGenerator<Message> generator = generator();
        generator.onPeriodicEmit(output);
        clock.now += 10_000;
        generator.onPeriodicEmit(output);

        assertThat(output.time).isEqualTo(clock.now - MINUTE);
    }

    @Test
    void whileReadingsStillComeOutOfKafkaTimeIsTheirs() {
        clock.now = ARRIVED + 20 * MINUTE;
        WatermarkGenerator<Message> generator = generator();
        generator.onPeriodicEmit(output);
        clock.now += 60_000;
        generator.onEvent(READING, ARRIVED + MINUTE, output);
        generator.onPeriodicEmit(output);

        assertThat(output.time).isEqualTo(ARRIVED);
    }

    @Test
    void inAReplayTimeStandsStillWithTheReadings() {
        clock.now = ARRIVED + 86_400_000;
        WatermarkGenerator<Message> generator = generator();
        generator.onPeriodicEmit(output);
        clock.now += 20_000;
        generator.onPeriodicEmit(output);

        assertThat(output.time).isEqualTo(ARRIVED - MINUTE);
    }

    private long timestamp(long written) {
        return arrivals().createTimestampAssigner(null).extractTimestamp(READING, written);
    }

    /** A generator that has seen one reading. */
    private WatermarkGenerator<Message> generator() {
        WatermarkGenerator<Message> generator = arrivals().createWatermarkGenerator(null);
        generator.onEvent(READING, ARRIVED, new Output());
        return generator;
    }

    private ArrivalClock arrivals() {
        return new ArrivalClock(SampleResources.USUAL, clock);
    }

    /** Goes on only by hand. */
    private static final class HandClock extends Clock {
        private long now;

        @Override
        public long millis() {
            return now;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class Output implements WatermarkOutput {
        private long time = Long.MIN_VALUE;

        @Override
        public void emitWatermark(Watermark watermark) {
            time = watermark.getTimestamp();
        }

        @Override
        public void markIdle() {
            time = Long.MIN_VALUE;
        }

        @Override
        public void markActive() {}
    }
}
