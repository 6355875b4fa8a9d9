package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.SourceRelease;
import io.meterproof.metering.health.AlertKind;
import io.meterproof.metering.health.SubjectKind;
import io.meterproof.records.avro.RejectedReading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineAtTheDoorTest {
    private static final Message QUARANTINED = Filed.alert(SubjectKind.SOURCE, AlertKind.QUARANTINED, 1_000, 5);
    private static final Message RELEASED = Filed.alert(SubjectKind.SOURCE, AlertKind.RELEASED, 2_000, 6);

    private VerifyHarness verify;

    @BeforeEach
    void anInstalledMeter() throws Exception {
        verify = new VerifyHarness();
        verify.send(
                Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3),
                Filed.history(SampleMeter.installation("up-1", ALWAYS)));
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aGoodReadingOfASourceInQuarantineIsRejectedWithItsBytes() throws Exception {
        Message reading = Filed.received(SampleMeter.live(1, 10));

        verify.send(QUARANTINED, reading);

        assertThat(verify.passed()).isEmpty();
        RejectedReading rejected = Rejections.of(verify).get(0);
        assertThat(rejected.getVerdict()).isEqualTo("SOURCE_QUARANTINED");
        assertThat(rejected.getReason()).isEqualTo("its source is in quarantine by alert 5: 30 of 40 failed");
        assertThat(Rejections.redriven(rejected, reading).value()).isEqualTo(reading.value());
    }

    @Test
    void afterItsReleaseTheReadingIsAcceptedWhenItIsRedriven() throws Exception {
        Message reading = Filed.received(SampleMeter.live(1, 10));
        verify.send(QUARANTINED, reading, RELEASED);

        Message again = Rejections.redriven(Rejections.of(verify).get(0), reading);
        verify.send(again, again);

        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(1);
        assertThat(Rejections.verdicts(verify)).containsExactly("SOURCE_QUARANTINED", "DUPLICATE");
    }

    @Test
    void anAlertThatComesAgainAfterTheReleaseChangesNothing() throws Exception {
        verify.send(QUARANTINED, RELEASED, QUARANTINED, Filed.received(SampleMeter.live(1, 10)));

        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(1);
    }

    @Test
    void anyOtherFaultIsTold() throws Exception {
        verify.send(Filed.received(SampleMeter.live(1, 10)), QUARANTINED, Filed.received(SampleMeter.live(1, 10)));

        assertThat(Rejections.verdicts(verify)).containsExactly("DUPLICATE");
    }

    @Test
    void alertsAboutKeysAndMakersAndAboutSilenceKeepNothingOut() throws Exception {
        verify.send(
                Filed.alert(SubjectKind.KEY, AlertKind.QUARANTINED, 1_000, 5),
                Filed.alert(SubjectKind.MAKER, AlertKind.QUARANTINED, 1_000, 6),
                Filed.alert(SubjectKind.SOURCE, AlertKind.SILENT, 1_000, 7));

        verify.send(Filed.received(SampleMeter.live(1, 10)));

        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(1);
    }

    @Test
    void aQuarantineSurvivesARestart() throws Exception {
        verify.send(QUARANTINED);

        verify.restart();
        verify.send(Filed.received(SampleMeter.live(1, 10)));

        assertThat(Rejections.verdicts(verify)).containsExactly("SOURCE_QUARANTINED");
    }

    @Test
    void aSignedReleaseHasALeafAndActsByItsAlert() throws Exception {
        Message release = Filed.one(new SourceRelease("test", Instant.parse("2026-05-01T10:00:00Z"), "mended"), 9);
        int before = verify.facts(MessageKind.LEAF).size();

        verify.send(QUARANTINED, release, Filed.received(SampleMeter.live(1, 10)));

        assertThat(verify.facts(MessageKind.LEAF)).hasSize(before + 1);
        assertThat(Rejections.verdicts(verify)).containsExactly("SOURCE_QUARANTINED");
    }

    @Test
    void anAlertThatIsNoneIsADeadLetter() throws Exception {
        verify.send(new Message(MessageKind.SOURCE_ALERT, "test", new byte[0], new byte[] {9}, 0, 1, Optional.empty()));

        assertThat(verify.facts(MessageKind.DEAD_LETTER)).hasSize(1);
    }
}
