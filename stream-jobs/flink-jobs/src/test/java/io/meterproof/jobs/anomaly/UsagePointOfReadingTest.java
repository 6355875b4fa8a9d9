package io.meterproof.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class UsagePointOfReadingTest {
    @Test
    void whatIsNoReadingIsLeftAside() throws Exception {
        Message reading = Filed.verified(SampleMeter.live(1, 5), "channel", "up-1");
        Message none = Message.to(MessageKind.VERIFIED, "channel", reading.key(), new byte[0]);
        try (OneInputStreamOperatorTestHarness<Message, Message> readings = new OneInputStreamOperatorTestHarness<>(
                new StreamFlatMap<>(new UsagePointOfReading(SampleResources.USUAL)))) {
            readings.open();
            readings.processElement(new StreamRecord<>(none));
            readings.processElement(new StreamRecord<>(reading));

            assertThat(readings.extractOutputValues())
                    .extracting(Message::subject)
                    .containsExactly("up-1");
        }
    }
}
