package io.meterproof.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.jobs.fixture.Golden;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.anomaly.IntervalReadings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlacedReadingsTest {
    private static final IntervalReadings READINGS = new IntervalReadings(
            "up-1",
            SampleMeter.CHANNEL,
            MeasurementUnit.KILOWATT_HOUR,
            SampleMeter.MIDNIGHT.plusSeconds(4_000),
            SampleMeter.MIDNIGHT.getEpochSecond(),
            1_800,
            new long[] {200, -3});

    private final Message message = PlacedReadings.message(READINGS);

    @Test
    void readingsGoToTheirUsagePointAsTheirGoldenBytes() throws IOException {
        assertThat(message.subject()).isEqualTo("up-1");
        assertThat(message.value()).isEqualTo(Golden.bytes("placed-readings/v1/two.hex"));
    }

    @Test
    void readingsReadBackAsTheyWere() {
        assertThat(PlacedReadings.of(message)).usingRecursiveComparison().isEqualTo(READINGS);
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] value = message.value().clone();
        value[0] = 2;

        assertThatThrownBy(() -> PlacedReadings.of(Message.to(MessageKind.PLACED, "up-1", null, value)))
                .hasMessage("state of version 2, not 1");
    }
}
