package io.meterproof.anchor.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meterproof.anchor.Leaves;
import io.meterproof.anchor.MemoryStore;
import io.meterproof.anchor.TestKey;
import io.meterproof.anchor.chain.AnchorMachine;
import io.meterproof.anchor.chain.AnchorState;
import io.meterproof.anchor.chain.ChainUnavailableException;
import io.meterproof.anchor.chain.Contract;
import io.meterproof.anchor.epoch.Epoch;
import io.meterproof.anchor.epoch.EpochLog;
import io.meterproof.anchor.epoch.Notary;
import io.meterproof.anchor.epoch.Origins;
import io.meterproof.anchor.epoch.Publisher;
import io.meterproof.anchor.witness.Witnesses;
import io.meterproof.tlog.Hash;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The signer with a real time-stamp authority in the place of a chain. Every step is taken by a process that has just started. */
class TimeStampChainTest {
    /** Real time: certificates are checked as of it. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Duration VALID = Duration.ofDays(100);

    private final MemoryStore store = new MemoryStore();
    private final EpochLog epochLog =
            new EpochLog(new Origins("test.local"), TestKey.generate().signer());
    private TestAuthority authority;

    @BeforeEach
    void startAuthority() throws Exception {
        authority = TestAuthority.start(NOW, VALID);
    }

    @AfterEach
    void stopAuthority() {
        authority.close();
    }

    @Test
    void everyEpochEndsInOneFinalStampOverItsRoot() throws Exception {
        for (int epoch = 0; epoch < 3; epoch++) {
            Leaves.grow(store, 0, epoch, epoch + 1);
            Epoch done = finish(epoch);
            TimeStamp stamp = store.of(done.root()).get(0);
            TimeStampToken token = new TimeStampToken(new CMSSignedData(stamp.token()));
            assertThat(Hash.of(token.getTimeStampInfo().getMessageImprintDigest()))
                    .isEqualTo(TimeStampChain.imprint(done.root()));
            assertThat(done.anchor())
                    .isEqualTo(new AnchorState.Final(
                            "0x" + stamp.digest().hex(),
                            "0x" + TimeStampChain.imprint(done.root()).hex(),
                            NOW.getEpochSecond()));
        }
        assertThat(authority.stamped()).isEqualTo(3);
        assertThat(store.find(1).orElseThrow().expected())
                .isEqualTo(store.find(0).orElseThrow().acc());
    }

    @Test
    void certificatesAndRevocationsAreKeptWithAStamp() {
        Leaves.grow(store, 0, 0, 1);
        TimeStamp stamp = store.of(finish(0).root()).get(0);
        assertThat(stamp.certificates()).hasSize(1);
        assertThat(stamp.revocations()).hasSize(1);
        assertThat(stamp.validUntil()).isEqualTo(NOW.plus(VALID));
    }

    @Test
    void anEpochWaitsForAnAuthorityThatIsAway() {
        Leaves.grow(store, 0, 0, 1);
        authority.goAway(true);
        for (int i = 0; i < 5; i++) {
            tryStep();
        }
        assertThat(store.newest().orElseThrow().anchor()).isInstanceOf(AnchorState.Sent.class);
        authority.goAway(false);
        assertThat(finish(0).anchor().isFinal()).isTrue();
    }

    @Test
    void anAnswerToAnotherQuestionIsNoStamp() {
        Leaves.grow(store, 0, 0, 1);
        finish(0);
        authority.repeat();
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> chain(NOW)
                        .send(chain(NOW)
                                .sign(new AnchorState.Pending(), Hash.ZERO, Leaves.leaf(0, 9))
                                .raw()))
                .withMessageContaining("no time-stamp of");
    }

    @Test
    void anAuthorityUnderAnotherRootIsRefused() throws Exception {
        try (TestAuthority stranger = TestAuthority.start(NOW, VALID)) {
            assertThatExceptionOfType(ChainUnavailableException.class)
                    .isThrownBy(() -> stampBy(stranger.root()))
                    .withMessageContaining("certificate is not good");
        }
    }

    @Test
    void aRevokedCertificateIsRefused() {
        authority.revoke();
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> stampBy(authority.root()))
                .withMessageContaining("certificate is not good");
    }

    @Test
    void aStampIsStampedAgainBeforeItExpires() throws Exception {
        long month = Duration.ofDays(30).toSeconds();
        Instant early = NOW.minus(VALID).plus(Duration.ofDays(20));
        Hash root = Leaves.leaf(0, 0);
        try (TestAuthority old = TestAuthority.start(early, VALID)) {
            TimeStampChain stamping = chain(old, early);
            stamping.send(
                    stamping.sign(new AnchorState.Pending(), Hash.ZERO, root).raw());
            assertThat(stamping.renewOne(month)).isFalse();
        }
        assertThat(chain(NOW).renewOne(month)).isTrue();
        assertThat(chain(NOW).renewOne(month)).isFalse();
        List<TimeStamp> stamps = store.of(root);
        assertThat(stamps).hasSize(2);
        TimeStampToken renewal =
                new TimeStampToken(new CMSSignedData(stamps.get(1).token()));
        assertThat(Hash.of(renewal.getTimeStampInfo().getMessageImprintDigest()))
                .isEqualTo(stamps.get(0).evidence());
    }

    @Test
    void aLogThatIsAnchoredInAChainGetsNoStamps() {
        Contract contract = new Contract(1, "0x00000000000000000000000000000000000000aa");
        assertThatExceptionOfType(ChainUnavailableException.class)
                .isThrownBy(() -> chain(NOW).connect(Optional.of(contract)))
                .withMessageContaining("time-stamps need another log");
    }

    private void stampBy(X509Certificate root) {
        Authority trusting = new Authority(authority.url(), List.of(root), new SecureRandom());
        trusting.stamp(trusting.request(Hash.ZERO), NOW);
    }

    private Epoch finish(long epoch) {
        for (int i = 0;
                i < 20
                        && store.find(epoch)
                                .filter(made -> made.anchor().isFinal())
                                .isEmpty();
                i++) {
            step();
        }
        Epoch done = store.find(epoch).orElseThrow();
        assertThat(done.anchor().isFinal()).isTrue();
        return done;
    }

    private void tryStep() {
        try {
            step();
        } catch (ChainUnavailableException e) {
            assertThat(e).hasMessageContaining("503");
        }
    }

    private void step() {
        new Notary(
                        store,
                        store,
                        epochLog,
                        Witnesses.NONE,
                        new Quiet(),
                        chain(NOW),
                        new AnchorMachine(2, 10),
                        Duration.ZERO,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .step();
    }

    private TimeStampChain chain(Instant now) {
        return chain(authority, now);
    }

    private TimeStampChain chain(TestAuthority of, Instant now) {
        return new TimeStampChain(
                new Authority(of.url(), List.of(of.root()), new SecureRandom()),
                store,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final class Quiet implements Publisher {
        @Override
        public void checkpoints(Epoch epoch) {}

        @Override
        public void anchor(Epoch epoch) {}
    }
}
