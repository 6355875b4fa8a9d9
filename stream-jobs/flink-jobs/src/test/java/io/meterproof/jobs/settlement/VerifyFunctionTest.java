package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.verdict.ChannelRoom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyFunctionTest {
    private static final Message ENROLMENT = Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3);
    private static final Message INSTALLATION = Filed.history(SampleMeter.installation("up-1", ALWAYS));

    private VerifyHarness verify;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aMeterHasSoManyChannelsAndNoMore() throws Exception {
        send(ENROLMENT, INSTALLATION);
        for (int register = 1; register <= ChannelRoom.MOST; register++) {
            send(Filed.received(SampleMeter.live(ObisCode.parse("1-0:" + register + ".29.0*255"), 1, 10)));
        }
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(ChannelRoom.MOST);

        send(Filed.received(SampleMeter.live(1, 10)));

        assertThat(Rejections.verdicts(verify)).containsExactly("TOO_MANY_CHANNELS");
        send(Filed.received(SampleMeter.live(ObisCode.parse("1-0:7.29.0*255"), 2, 10)));
        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(ChannelRoom.MOST + 1);
    }

    @Test
    void aLaterInstallationThatBeginsAtTheSameInstantEndsTheEarlier() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(
                ENROLMENT,
                Filed.history(
                        SampleMeter.installation("up-1", ALWAYS),
                        SampleMeter.installation("up-1", untilSecond),
                        SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))));

        send(Filed.received(SampleMeter.live(2, 10)));

        assertThat(passed()).extracting(Message::subject).containsExactly("usage-point/up-2");
    }

    @Test
    void everyUsagePointOfAMeterHearsWhereItStands() throws Exception {
        Effective untilSecond = new Effective(SampleMeter.MIDNIGHT, Optional.of(begin(2)));
        send(Filed.history(
                SampleMeter.installation("up-1", untilSecond),
                SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))));

        assertThat(verify.all())
                .extracting(message -> message.kind() + " " + message.subject())
                .containsExactlyInAnyOrder("INSTALLED usage-point/up-1", "INSTALLED usage-point/up-2");
    }

    @Test
    void aTokenHearsWhereTheMeterStandsBeforeItsFirstTransactionThere() throws Exception {
        send(ENROLMENT, INSTALLATION);
        send(Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));
        send(Filed.received(SampleMeter.charging("token-1", 3, 10, 20)));

        assertThat(verify.all())
                .filteredOn(message -> message.subject().equals("token/token-1"))
                .extracting(Message::kind)
                .containsExactly(MessageKind.INSTALLED, MessageKind.VERIFIED, MessageKind.VERIFIED);
    }

    @Test
    void overlappingInstallationsAreNotBelieved() throws Exception {
        send(ENROLMENT, INSTALLATION);

        send(
                Filed.history(
                        SampleMeter.installation("up-1", ALWAYS),
                        SampleMeter.installation("up-2", new Effective(begin(2), Optional.empty()))),
                Filed.received(SampleMeter.live(2, 10)));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER, MessageKind.VERIFIED);
        assertThat(passed()).extracting(Message::subject).containsExactly("usage-point/up-1");
    }

    @Test
    void anInstallationUnderAnotherMetersKeyIsADeadLetter() throws Exception {
        send(Filed.copied(INSTALLATION, "00".repeat(32)));

        assertThat(facts()).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo(MessageKind.DEAD_LETTER);
            assertThat(letter.reason()).get().asString().contains("is filed on reference.meter-installations under 00");
        });
    }

    @Test
    void aContradictedBlockIsWithdrawnWhereItWasSent() throws Exception {
        send(ENROLMENT, INSTALLATION, Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));

        send(Filed.received(SampleMeter.charging("token-2", 1, 0, 20)));

        assertThat(passed().get(1).kind()).isEqualTo(MessageKind.WITHDRAWAL);
        assertThat(passed().get(1).subject()).isEqualTo("token/token-1");
    }

    @Test
    void aBlockThatContradictsTwoWithdrawsBoth() throws Exception {
        send(
                ENROLMENT,
                INSTALLATION,
                Filed.received(SampleMeter.seal(1, 10, 20)),
                Filed.received(SampleMeter.seal(3, 30, 40)));

        send(Filed.received(SampleMeter.seal(2, 1, 2)));

        assertThat(passed().subList(2, 4))
                .extracting(message -> Withdrawal.decode(message.value()).firstSequence())
                .containsExactly(1L, 3L);
    }

    @Test
    void aReadingThatIsNoRecordIsOneDeadLetter() throws Exception {
        Message hostile = Filed.received(SampleMeter.live(1, 10));
        send(new Message(
                MessageKind.RECEIVED, hostile.subject(), hostile.key(), new byte[] {9, 9}, 0, 7, Optional.empty()));

        assertThat(facts()).extracting(Message::kind).containsExactly(MessageKind.DEAD_LETTER);
    }

    @Test
    void aDocumentThatNamesItselfAtLengthIsAShortDeadLetter() throws Exception {
        Message enrolment = Filed.copied(ENROLMENT, "x".repeat(100_000));

        send(enrolment);

        assertThat(facts())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason().orElseThrow()).hasSize(1_000));
    }

    @Test
    void whereBlocksWentSurvivesARestart() throws Exception {
        send(ENROLMENT, INSTALLATION, Filed.received(SampleMeter.charging("token-1", 1, 0, 10)));

        verify.restart();
        send(Filed.received(SampleMeter.charging("token-2", 1, 0, 20)));

        assertThat(passed()).extracting(Message::subject).containsExactly("token/token-1");
    }

    private void send(Message... messages) throws Exception {
        verify.send(messages);
    }

    private List<Message> passed() {
        return verify.passed();
    }

    private List<Message> facts() {
        return verify.facts();
    }
}
