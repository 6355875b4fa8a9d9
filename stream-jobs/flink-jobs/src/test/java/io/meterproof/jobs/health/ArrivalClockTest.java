package io.meterproof.jobs.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
    private static final Message READING = Filed.verified(SampleMeter.live(1, 10), SampleMeter.ID, "up-1");
    private static final long ARRIVED = SampleMeter.begin(2).toEpochMilli();
    private static final long MINUTE = 60_000;

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
    void whileArrivalsAreOfNowTimeGoesOnWithoutThem() {
        Instant now = Instant.ofEpochMilli(ARRIVED).plusSeconds(10);
        generator(now).onPeriodicEmit(output);

        assertThat(output.time).isEqualTo(now.toEpochMilli() - MINUTE);
    }

    @Test
    void inAReplayTimeStandsStillWithTheReadings() {
        generator(Instant.ofEpochMilli(ARRIVED).plusSeconds(86_400)).onPeriodicEmit(output);

        assertThat(output.time).isEqualTo(ARRIVED - MINUTE);
    }

    private static long timestamp(long written) {
        return clock(Instant.EPOCH).createTimestampAssigner(null).extractTimestamp(READING, written);
    }

    /** A generator that has seen one reading. */
    private static WatermarkGenerator<Message> generator(Instant now) {
        WatermarkGenerator<Message> generator = clock(now).createWatermarkGenerator(null);
        generator.onEvent(READING, ARRIVED, new Output());
        return generator;
    }

    private static ArrivalClock clock(Instant now) {
        return new ArrivalClock(SampleResources.USUAL, Clock.fixed(now, ZoneOffset.UTC));
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
