package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.records.avro.RejectedReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateEnrolmentTest {
    private static final Message INSTALLATION = Filed.history(SampleMeter.installation("up-1", ALWAYS));
    private static final long LATER = VerifyHarness.WAIT.toMillis() + 1_000;

    private VerifyHarness verify;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
        verify.setTime(0);
        verify.send(INSTALLATION);
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aReadingThatWasRejectedForItsMeterIsSentAgainOnceThatIsEnrolled() throws Exception {
        Message reading = Filed.received(SampleMeter.live(1, 10));
        verify.send(reading);
        verify.setTime(LATER);
        assertThat(Rejections.verdicts(verify)).containsExactly("UNKNOWN_METER");

        verify.send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        assertThat(verify.facts(MessageKind.RECEIVED)).singleElement().satisfies(again -> {
            assertThat(again.value()).isEqualTo(reading.value());
            assertThat(again.key()).isEqualTo(reading.key());
        });
        verify.send(verify.facts(MessageKind.RECEIVED).get(0));
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(1);
    }

    @Test
    void soIsOneOfAKeyThatWasNeverEnrolled() throws Exception {
        verify.send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.received(SampleMeter.live(SampleKey.SECOND, 1, 10)));
        verify.setTime(LATER);
        assertThat(Rejections.verdicts(verify)).containsExactly("KEY_NOT_VALID_AT");

        verify.send(Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 4));

        assertThat(verify.facts(MessageKind.RECEIVED)).hasSize(1);
    }

    @Test
    void itIsSentOnce() throws Exception {
        verify.send(Filed.received(SampleMeter.live(1, 10)));
        verify.setTime(LATER);

        verify.send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 4));

        assertThat(verify.facts(MessageKind.RECEIVED)).hasSize(1);
    }

    @Test
    void whatIsBeyondTheRoomOfAMeterIsLeftToARedriveAndSaysSo() throws Exception {
        for (int number = 1; number <= LateEnrolments.MOST_READINGS + 1; number++) {
            verify.send(Filed.received(SampleMeter.live(number, 10)));
        }
        verify.setTime(LATER);

        assertThat(Rejections.of(verify))
                .extracting(RejectedReading::getReason)
                .filteredOn(reason -> reason.contains("kept for 30 days"))
                .hasSize(LateEnrolments.MOST_READINGS);
        assertThat(Rejections.of(verify))
                .extracting(RejectedReading::getReason)
                .filteredOn(reason -> reason.contains("to be redriven after the enrolment"))
                .hasSize(1);
    }

    @Test
    void whatIsKeptSurvivesARestart() throws Exception {
        verify.send(Filed.received(SampleMeter.live(1, 10)));
        verify.setTime(LATER);

        verify.restart();
        verify.send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        assertThat(verify.facts(MessageKind.RECEIVED)).hasSize(1);
    }

    @Test
    void afterAMonthItIsForgotten() throws Exception {
        verify.send(Filed.received(SampleMeter.live(1, 10)));
        verify.setTime(LATER);

        verify.setTime(LATER + LateEnrolments.KEPT.toMillis() + 1_000);
        verify.send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));

        assertThat(verify.facts(MessageKind.RECEIVED)).isEmpty();
    }
}
