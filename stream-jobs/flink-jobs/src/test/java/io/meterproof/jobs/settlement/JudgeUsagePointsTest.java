package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleContracts;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeUsagePointsTest {
    private static final Message HISTORY = Filed.history(SampleContracts.usagePoint("up-1"));

    private OneInputStreamOperatorTestHarness<Message, Message> judge;

    @BeforeEach
    void start() throws Exception {
        judge = new OneInputStreamOperatorTestHarness<>(
                new StreamFlatMap<>(new JudgeUsagePoints(SampleResources.USUAL)));
        judge.open();
    }

    @AfterEach
    void stop() throws Exception {
        judge.close();
    }

    @Test
    void aSignedHistoryOfAUsagePointIsNoDeadLetter() throws Exception {
        assertThat(deadLetters(HISTORY)).isEmpty();
    }

    @Test
    void junkIsADeadLetterWithItsBytesAndTheReason() throws Exception {
        assertThat(deadLetters(of(new byte[] {1, 2, 3}))).singleElement().satisfies(letter -> {
            assertThat(letter.value()).containsExactly(1, 2, 3);
            assertThat(letter.subject()).isEqualTo("reference.usage-points");
            assertThat(letter.reason().orElseThrow()).isNotEmpty();
        });
    }

    @Test
    void aTombstoneIsADeadLetter() throws Exception {
        assertThat(deadLetters(of(null))).hasSize(1);
    }

    @Test
    void aHistoryWithoutItsSignatureIsADeadLetter() throws Exception {
        assertThat(deadLetters(Filed.spoilt(HISTORY))).hasSize(1);
    }

    @Test
    void aHistoryUnderAnotherUsagePointIsADeadLetter() throws Exception {
        assertThat(deadLetters(Filed.copied(HISTORY, "up-2"))).hasSize(1);
    }

    private List<Message> deadLetters(Message message) throws Exception {
        judge.processElement(message, 0);
        return judge.extractOutputValues();
    }

    private static Message of(byte[] value) {
        return new Message(HISTORY.kind(), "up-1", HISTORY.key(), value, 0, 9, Optional.empty());
    }
}
