package io.meterproof.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.anomaly.IntervalReadings;
import io.meterproof.metering.document.MeterInstallation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceReadingsTest {
    private static final Message READING = Filed.verified(SampleMeter.live(1, 5), SampleMeter.ID, "up-1");

    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> places;

    @BeforeEach
    void start() throws Exception {
        places = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new PlaceReadings(SampleResources.USUAL)), Message::subject, Types.STRING);
        places.open();
    }

    @AfterEach
    void stop() throws Exception {
        places.close();
    }

    @Test
    void whatIsNoReadingIsLeftAside() throws Exception {
        send(Message.to(MessageKind.VERIFIED, SampleMeter.ID, READING.key(), new byte[0]));
        send(READING);

        assertThat(placed()).extracting(IntervalReadings::usagePoint).containsExactly("up-1");
    }

    @Test
    void aReadingIsMultipliedByItsInstallation() throws Exception {
        send(Filed.history(installation("40")));
        send(READING);

        IntervalReadings placed = placed().get(0);
        assertThat(placed.values()).containsExactly(200);
        assertThat(placed.channel()).isEqualTo(SampleMeter.CHANNEL);
        assertThat(placed.start()).isEqualTo(SampleMeter.begin(1).getEpochSecond());
    }

    private static MeterInstallation installation(String multiplier) {
        return new MeterInstallation(
                SampleMeter.CHANNEL.meter(),
                "up-1",
                SampleMeter.ALWAYS,
                0,
                Optional.empty(),
                Optional.empty(),
                new BigDecimal(multiplier),
                OptionalInt.empty(),
                Optional.empty());
    }

    private void send(Message message) throws Exception {
        places.processElement(new StreamRecord<>(message));
    }

    private List<IntervalReadings> placed() {
        return places.extractOutputValues().stream().map(PlacedReadings::of).toList();
    }
}
