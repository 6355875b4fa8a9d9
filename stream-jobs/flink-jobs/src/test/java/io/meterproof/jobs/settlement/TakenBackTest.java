package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.records.avro.LedgerRecord;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken back of an account, and how it settles after all: from the reading to the entry. */
class TakenBackTest {
    private static final SignedBlock FIRST = SampleMeter.live(1, 1_000);
    private static final SignedBlock SECOND = SampleMeter.live(1, 3_000);

    private Chain chain;

    @BeforeEach
    void start() throws Exception {
        chain = new Chain();
    }

    @AfterEach
    void stop() throws Exception {
        chain.close();
    }

    @Test
    void whatACompromisedKeySignedIsReversedAndSettlesAgainWhenTheNextKeyAttestsIt() throws Exception {
        chain.send(Filed.received(SampleMeter.live(1, 1_000)), Filed.received(SampleMeter.live(2, 1_000)));
        Proven first = new Proven(CHANNEL.obis(), BlockKind.LIVE, 1);
        KeyCompromise compromise =
                new KeyCompromise(CHANNEL.meter(), SampleKey.FIRST.id(), begin(5), "published", 7, List.of(first));

        chain.send(Filed.one(compromise, 4));
        assertThat(types()).containsExactly("usage", "usage", "reversal");
        assertThat(balance()).isEqualTo(200_000);

        chain.send(
                Filed.received(SampleMeter.live(2, 1_000)),
                Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 5),
                Filed.received(SampleMeter.live(SampleKey.SECOND, 2, 1_000)));
        assertThat(Rejections.verdicts(chain.verify())).containsExactly("TIME_UNPROVEN");
        assertThat(types()).containsExactly("usage", "usage", "reversal", "usage");
        assertThat(balance()).isEqualTo(400_000);
        assertThat(chain.unsettled()).isEmpty();
    }

    @Test
    void theNextKeyAttestsInOneBlockWhatWasTakenBackAndWhatIsNew() throws Exception {
        chain.send(Filed.received(SampleMeter.seal(1, 1_000, 1_000)));
        KeyCompromise compromise =
                new KeyCompromise(CHANNEL.meter(), SampleKey.FIRST.id(), begin(5), "published", 7, List.of());
        chain.send(Filed.one(compromise, 4), Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 5));

        chain.send(Filed.received(SampleMeter.seal(SampleKey.SECOND, 1, 1_000, 1_000, 1_000)));

        assertThat(Rejections.verdicts(chain.verify())).isEmpty();
    }

    @Test
    void whatAnotherKeySignedStaysClosed() throws Exception {
        chain.send(
                Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 4),
                Filed.received(SampleMeter.live(1, 1_000)),
                Filed.received(SampleMeter.live(SampleKey.SECOND, 2, 1_000)));
        chain.send(Filed.one(
                new KeyCompromise(CHANNEL.meter(), SampleKey.FIRST.id(), begin(5), "published", 7, List.of()), 5));

        chain.send(Filed.received(SampleMeter.live(SampleKey.SECOND, 2, 1_000)));
        assertThat(Rejections.verdicts(chain.verify())).containsExactly("DUPLICATE");

        chain.send(Filed.received(SampleMeter.live(SampleKey.SECOND, 2, 3_000)));
        assertThat(Rejections.verdicts(chain.verify())).containsExactly("DUPLICATE", "CONFLICTING");
    }

    @Test
    void ofAContradictedPairTheOneThatIsSaidToBeRightSettlesOnce() throws Exception {
        contradict();

        chain.send(resolution(SECOND), Filed.received(SECOND), Filed.received(FIRST), Filed.received(SECOND));

        assertThat(types()).containsExactly("usage", "reversal", "usage");
        assertThat(balance()).isEqualTo(600_000);
        assertThat(Rejections.verdicts(chain.verify())).containsExactly("CONFLICTING", "CONFLICTING", "DUPLICATE");
        assertThat(chain.unsettled()).isEmpty();
    }

    @Test
    void soDoesTheOneThatHadSettledBefore() throws Exception {
        contradict();

        chain.send(resolution(FIRST), Filed.received(SECOND), Filed.received(FIRST), Filed.received(FIRST));

        assertThat(types()).containsExactly("usage", "reversal", "usage");
        assertThat(balance()).isEqualTo(200_000);
        assertThat(chain.unsettled()).isEmpty();
    }

    @Test
    void aSecondWordTakesTheFirstBack() throws Exception {
        contradict();
        chain.send(resolution(FIRST), Filed.received(FIRST));

        chain.send(resolution(SECOND), Filed.received(SECOND));

        assertThat(types()).containsExactly("usage", "reversal", "usage", "reversal", "usage");
        assertThat(balance()).isEqualTo(600_000);
    }

    @Test
    void aRestartForgetsNoResolution() throws Exception {
        contradict();
        chain.send(resolution(SECOND));

        chain.verify().restart();
        chain.verify().send(Filed.received(FIRST));

        assertThat(Rejections.of(chain.verify()).get(0).getReason())
                .isEqualTo("another block was said to be right about the number 1");
    }

    @Test
    void aWrongBlockIsTakenBackHoweverManyCameSince() throws Exception {
        chain.send(Filed.received(FIRST));
        for (int number = 2; number <= 20; number++) {
            chain.send(Filed.received(SampleMeter.live(number, 1_000)));
        }
        long before = balance();
        SignedBlock right = SampleMeter.live(SampleKey.SECOND, 1, 1_000);

        chain.send(Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 5), resolution(right), Filed.received(right));

        assertThat(types()).endsWith("reversal", "usage");
        assertThat(balance()).isEqualTo(before);
        assertThat(chain.unsettled()).isEmpty();
    }

    /** Two blocks of one number: the first settled, and neither does any longer. */
    private void contradict() throws Exception {
        chain.send(Filed.received(FIRST), Filed.received(SECOND));
        assertThat(types()).containsExactly("usage", "reversal");
        assertThat(balance()).isZero();
    }

    private static Message resolution(SignedBlock right) {
        return Filed.one(
                new ConflictResolution(
                        CHANNEL.meter(), CHANNEL.obis(), BlockKind.LIVE, 1, right.digest(), "read off the display"),
                4);
    }

    private List<String> types() throws MalformedRecordException {
        return chain.entries().stream().map(LedgerRecord::getType).toList();
    }

    private long balance() throws MalformedRecordException {
        List<LedgerRecord> entries = chain.entries();
        return entries.get(entries.size() - 1).getBalance();
    }
}
