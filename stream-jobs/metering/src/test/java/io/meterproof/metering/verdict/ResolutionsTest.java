package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two blocks contradict each other until operators say which is right. */
class ResolutionsTest {
    private static final Instant YEARS_LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2020-01-01T00:00:00Z");
    private static final SignedBlock FIRST = SampleMeter.live(2, 10);
    private static final SignedBlock SECOND = SampleMeter.live(2, 11);

    private final BlockVerdicts verdicts =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT);
    private ChannelState state = ChannelState.EMPTY;
    private Resolutions resolutions = Resolutions.NONE;

    @Test
    void theBlockThatWasRejectedIsAcceptedOnceItIsSaidToBeRight() {
        judge(FIRST);
        judge(SECOND);

        resolve(2, SECOND);
        VerdictDecision decision = judge(SECOND);

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.conflictsWith()).singleElement().matches(wrong -> wrong.isBlock(FIRST.digest()));
        assertThat(judge(SECOND).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aRejectionNamesTheBlockAsAResolutionMust() {
        judge(FIRST);

        assertThat(judge(SECOND).reason())
                .isEqualTo("block " + FIRST.digest().hex().substring(0, 32) + "... has the number 2; this is "
                        + SECOND.block().obis() + " LIVE 2, block " + SECOND.digest());
    }

    @Test
    void aLostBlockWhoseNumberIsForgottenAsMissingIsAcceptedOnceItIsSaidToBeRight() {
        for (int number = 1; number <= 2 * (ChannelState.MAX_RANGES + 2) + 1; number += 2) {
            judge(SampleMeter.live(number, 10));
        }
        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.REPLAYED);

        resolve(2, FIRST);

        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aContradictionOfABlockThatIsForgottenIsAcceptedOnceItIsSaidToBeRight() {
        for (int number = 1; number <= ChannelState.MAX_RECENT + 3; number++) {
            judge(SampleMeter.live(number, 10));
        }
        assertThat(judge(SECOND).verdict()).isEqualTo(Verdict.REPLAYED);

        resolve(2, SECOND);
        VerdictDecision decision = judge(SECOND);

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.isRight()).isTrue();
    }

    @Test
    void theOtherStaysRejectedAndWithdrawsNothing() {
        judge(FIRST);
        judge(SECOND);
        resolve(2, SECOND);
        judge(SECOND);

        VerdictDecision decision = judge(FIRST);

        assertThat(decision.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(decision.conflictsWith()).isEmpty();
    }

    @Test
    void theBlockThatWasWithdrawnIsAcceptedOnceMore() {
        judge(FIRST);
        judge(SECOND);

        resolve(2, FIRST);

        assertThat(judge(SECOND).verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void theSameWordOnceMoreSettlesNothingOnceMore() {
        judge(FIRST);
        judge(SECOND);
        resolve(2, FIRST);
        judge(FIRST);

        resolve(2, FIRST);

        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void whatALostKeySignedIsRightNoLonger() {
        judge(FIRST);
        judge(SECOND);
        resolve(2, FIRST);
        judge(FIRST);
        Hash key = FIRST.block().key();
        Proven two = new Proven(SampleMeter.CHANNEL.obis(), FIRST.block().kind(), 2);

        assertThat(resolutions
                        .afterLosing(new CompromisedKey(Hash.ZERO, NEW_YEAR, List.of()))
                        .all())
                .hasSize(1);
        assertThat(resolutions
                        .afterLosing(new CompromisedKey(key, NEW_YEAR, List.of(two)))
                        .all())
                .hasSize(1);
        assertThat(resolutions
                        .afterLosing(new CompromisedKey(key, NEW_YEAR, List.of()))
                        .all())
                .isEmpty();
    }

    @Test
    void aBlockThatIsSaidToBeRightIsRightWhateverElseHadItsNumbers() {
        judge(FIRST);
        assertThat(judge(SECOND).isRight()).isFalse();

        resolve(2, SECOND);

        assertThat(judge(SECOND).isRight()).isTrue();
    }

    @Test
    void theLastWordCounts() {
        judge(FIRST);
        judge(SECOND);
        resolve(2, FIRST);
        judge(FIRST);

        resolve(2, SECOND);

        assertThat(judge(SECOND).conflictsWith()).hasSize(1);
        assertThat(judge(FIRST).verdict()).isEqualTo(Verdict.CONFLICTING);
    }

    @Test
    void theNumbersThatOnlyTheWrongBlockHadAreOpenAgain() {
        judge(SampleMeter.seal(1, 1, 2, 3, 4));
        SignedBlock right = SampleMeter.seal(2, 5, 6);
        judge(right);

        resolve(3, right);

        assertThat(judge(right).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(judge(SampleMeter.seal(1, 9)).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(judge(SampleMeter.seal(4, 9)).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aRightBlockMayReachBeyondTheWrongOne() {
        judge(SampleMeter.seal(1, 1, 2));
        SignedBlock right = SampleMeter.seal(1, 1, 3, 4);
        judge(right);

        resolve(2, right);
        judge(right);

        assertThat(state.seal().mark()).isEqualTo(3);
        assertThat(state.seal().missing()).isEmpty();
    }

    @Test
    void aVerdictOnAResolutionNamesTheKeyLogThatHoldsIt() {
        judge(FIRST);

        resolve(2, FIRST);

        assertThat(judge(FIRST).keyLogSize()).isEqualTo(10);
    }

    @Test
    void onlyTheNewestResolutionsAreKept() {
        for (int number = 1; number <= Resolutions.MOST + 1; number++) {
            resolve(number, FIRST);
        }

        assertThat(resolutions.all()).hasSize(Resolutions.MOST);
        assertThat(resolutions.all().get(0).said().sequence()).isEqualTo(2);
    }

    private void resolve(long number, SignedBlock right) {
        ConflictResolution said = new ConflictResolution(
                SampleMeter.CHANNEL.meter(),
                SampleMeter.CHANNEL.obis(),
                right.block().kind(),
                number,
                right.digest(),
                "read off the display");
        resolutions = resolutions.with(said, 9);
    }

    private VerdictDecision judge(SignedBlock block) {
        VerdictDecision decision =
                verdicts.decide(block.simulated(YEARS_LATER, "test"), SampleMeter.keys(), resolutions, state);
        state = ChannelState.decode(decision.next().encode());
        if (decision.isAccepted()) {
            resolutions =
                    resolutions.afterAccepting(block.digest(), block.block().key());
        }
        return decision;
    }
}
