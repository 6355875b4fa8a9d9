package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.ReadingMode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockVerdictsTest {
    private static final Instant YEARS_LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final ChargingTransaction TRANSACTION = new ChargingTransaction("tx-1", "token-1");

    private final BlockVerdicts verdicts =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT);
    private MeterKeys keys = SampleMeter.keys();
    private ChannelState state = ChannelState.EMPTY;

    @Test
    void aVerifiedBlockCarriesItsContent() {
        SignedBlock block = SampleMeter.seal(1, 10, 20);

        VerdictDecision decision = decide(block);

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.block()).contains(block.block());
        assertThat(decision.readings().orElseThrow().values()).containsExactly(10, 20);
        assertThat(decision.keyLogSize()).isEqualTo(1);
    }

    @Test
    void aSealThatRepeatsLiveNumbersIsAcceptedInItsOwnKind() {
        accept(SampleMeter.live(1, 10));
        accept(SampleMeter.live(2, 20));

        accept(SampleMeter.seal(1, 10, 20));

        assertThat(state.live().mark()).isEqualTo(2);
        assertThat(state.seal().mark()).isEqualTo(2);
    }

    @Test
    void theSameBlockAgainIsADuplicate() {
        accept(SampleMeter.live(1, 10));

        assertVerdict(Verdict.DUPLICATE, SampleMeter.live(1, 10));
    }

    @Test
    void theNewestSealIsADuplicateHoweverManyLiveBlocksFollow() {
        SignedBlock seal = SampleMeter.seal(1, 10, 20);
        accept(seal);
        for (int sequence = 3; sequence < 103; sequence++) {
            accept(SampleMeter.live(sequence, 1));
        }

        assertVerdict(Verdict.DUPLICATE, seal);
    }

    @Test
    void anotherValueForANumberNamesTheAcceptedBlock() {
        SignedBlock accepted = SampleMeter.seal(1, 10, 20);
        accept(accepted);

        VerdictDecision decision = decide(SampleMeter.seal(2, 21, 30));

        assertThat(decision.verdict()).isEqualTo(Verdict.CONFLICTING);
        assertThat(decision.conflictsWith())
                .singleElement()
                .matches(conflicting -> conflicting.isBlock(accepted.digest()));
        assertThat(decision.next()).isEqualTo(state);
    }

    @Test
    void aBlockThatRepeatsNumbersOfTwoNamesBoth() {
        accept(SampleMeter.seal(1, 10, 20));
        accept(SampleMeter.seal(3, 30, 40));

        assertThat(decide(SampleMeter.seal(2, 21, 30)).conflictsWith())
                .extracting(RememberedBlock::firstSequence)
                .containsExactly(1L, 3L);
    }

    @Test
    void aSealConflictIsSeenHoweverManyLiveBlocksFollow() {
        accept(SampleMeter.seal(1, 10, 20));
        for (int sequence = 3; sequence < 103; sequence++) {
            accept(SampleMeter.live(sequence, 1));
        }

        assertVerdict(Verdict.CONFLICTING, SampleMeter.seal(1, 10, 21));
    }

    @Test
    void aNumberPassedLongAgoIsReplayed() {
        for (int sequence = 1; sequence <= 9; sequence++) {
            accept(SampleMeter.live(sequence, sequence));
        }

        assertVerdict(Verdict.REPLAYED, SampleMeter.live(1, 1));
    }

    @Test
    void aMissingNumberIsAcceptedOnce() {
        accept(SampleMeter.live(1, 1));
        accept(SampleMeter.live(12, 12));

        accept(SampleMeter.live(5, 5));

        assertVerdict(Verdict.DUPLICATE, SampleMeter.live(5, 5));
        assertThat(state.live().mark()).isEqualTo(12);
    }

    @Test
    void aReadingMayEndWithinTheClockDrift() {
        SignedBlock block = SampleMeter.live(1, 10);
        Instant end = Instant.ofEpochSecond(block.block().end());

        assertThat(decideAt(block, end.minus(Duration.ofMinutes(5))).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decideAt(block, end.minus(Duration.ofMinutes(5)).minusMillis(1))
                        .verdict())
                .isEqualTo(Verdict.FROM_THE_FUTURE);
    }

    @Test
    void aKeyThatWasNeverEnrolledIsToldFromOneOfAnotherTime() {
        keys = MeterKeys.NONE.with(
                SampleMeter.enrolled(SignatureAlgorithm.P256, SampleMeter.P256_KEY, SampleMeter.always(), 0));

        VerdictDecision decision = decide(SampleMeter.live(1, 10));

        assertThat(decision.verdict()).isEqualTo(Verdict.KEY_NOT_VALID_AT);
        assertThat(decision.reason()).isEqualTo("no enrolment of the key is known");
    }

    @Test
    void aKeyHasToBeValidToTheEndOfTheReadings() {
        SignedBlock block = SampleMeter.seal(1, 10, 20);
        Instant end = Instant.ofEpochSecond(block.block().end());

        keys = keysUntil(end);
        assertVerdict(Verdict.ACCEPTED, block);

        keys = keysUntil(end.minusSeconds(1));
        assertVerdict(Verdict.KEY_NOT_VALID_AT, block);
    }

    @Test
    void theKeyOfAnotherMeterIsNotAsked() {
        SignedBlock foreign =
                SampleMeter.at(BlockBuilder.live(new Channel(Hash.ZERO, SampleMeter.CHANNEL.obis())), 1, 10);

        assertVerdict(Verdict.UNKNOWN_METER, foreign);
    }

    @Test
    void aSourceThatNobodyCanReadIsMalformed() {
        for (String source : List.of("", "head-end\n7", "x".repeat(201))) {
            VerdictDecision decision =
                    verdicts.decide(SampleMeter.live(1, 10).simulated(YEARS_LATER, source), keys, state);

            assertThat(decision.verdict()).isEqualTo(Verdict.MALFORMED);
            assertThat(decision.reason()).isEqualTo("the source is not 1 to 200 printable characters");
        }
    }

    @Test
    void aChargingBlockNeedsItsTransaction() {
        SignedBlock block = SampleMeter.charging(TRANSACTION, 100, 200);

        assertVerdict(Verdict.ACCEPTED, block);
        assertVerdict(Verdict.MALFORMED, with(block, Optional.empty()));
        assertVerdict(Verdict.MALFORMED, with(block, Optional.of(new ChargingTransaction("tx-1", "token-2"))));
        assertVerdict(Verdict.MALFORMED, with(SampleMeter.live(1, 10), Optional.of(TRANSACTION)));
    }

    @Test
    void aTransactionAndItsTokenAreIdentifiers() {
        for (String text : List.of("", "Größe", "a b", "t".repeat(101), "t".repeat(100_000))) {
            SignedBlock block = SampleMeter.charging(TRANSACTION, 100, 200);

            assertVerdict(Verdict.MALFORMED, with(block, Optional.of(new ChargingTransaction(text, "token-1"))));
            assertVerdict(Verdict.MALFORMED, with(block, Optional.of(new ChargingTransaction("tx-1", text))));
        }
    }

    @Test
    void anArrivalIsBetween1970And9999() {
        SignedBlock block = SampleMeter.live(1, 10);

        assertThat(decideAt(block, Instant.EPOCH.minusMillis(1)).verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(decideAt(block, Instant.parse("9999-12-31T23:59:59.999Z")).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(decideAt(block, Instant.parse("+10000-01-01T00:00:00Z")).verdict())
                .isEqualTo(Verdict.MALFORMED);
        assertThat(decideAt(block, Instant.ofEpochMilli(Long.MAX_VALUE)).verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void readingsEndBefore10000() {
        BlockBuilder lateBlock = BlockBuilder.live(SampleMeter.CHANNEL)
                .firstSequence(1)
                .start(Instant.parse("9999-12-31T23:59:59Z"))
                .interval(Duration.ofSeconds(1))
                .values(10)
                .closingRegister(1000);

        assertThat(decideAt(
                                lateBlock.sign(SampleMeter.ed25519(), new byte[Hash.LENGTH]),
                                Instant.parse("9999-12-31T23:59:59Z"))
                        .verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void aRegisterThatRunsBackwardsIsMalformed() {
        assertVerdict(Verdict.MALFORMED, SampleMeter.charging(TRANSACTION, 200, 100));
    }

    @Test
    void theLastRegisterIsTheClosingOne() {
        assertVerdict(Verdict.MALFORMED, registers(1000, 1500, 1999));
        assertVerdict(Verdict.ACCEPTED, registers(1000, 1500, 2000));
    }

    @Test
    void quantitiesAreNeitherNegativeNorImpossible() {
        assertVerdict(Verdict.MALFORMED, SampleMeter.live(1, -1));
        assertVerdict(Verdict.MALFORMED, SampleMeter.live(1, Long.MAX_VALUE));
        assertVerdict(Verdict.MALFORMED, SampleMeter.seal(1, BlockContent.MAX_QUANTITY, 1));
        assertVerdict(Verdict.ACCEPTED, SampleMeter.seal(1, BlockContent.MAX_QUANTITY, 0));
    }

    private static SignedBlock registers(long... values) {
        return SampleMeter.at(BlockBuilder.seal(SampleMeter.CHANNEL, Hash.ZERO).mode(ReadingMode.REGISTER), 2, values);
    }

    private static MeterKeys keysUntil(Instant end) {
        return MeterKeys.NONE.with(SampleMeter.enrolled(
                SignatureAlgorithm.ED25519,
                SampleMeter.ED25519_KEY,
                new Effective(Instant.EPOCH, Optional.of(end)),
                0));
    }

    private static SignedBlock with(SignedBlock block, Optional<ChargingTransaction> charging) {
        return new SignedBlock(block.block(), block.signed(), block.signature(), block.readings(), charging);
    }

    private void accept(SignedBlock block) {
        VerdictDecision decision = decide(block);
        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        state = ChannelState.decode(decision.next().encode());
    }

    private void assertVerdict(Verdict expected, SignedBlock block) {
        assertThat(decide(block).verdict()).isEqualTo(expected);
    }

    private VerdictDecision decide(SignedBlock block) {
        return decideAt(block, YEARS_LATER);
    }

    private VerdictDecision decideAt(SignedBlock block, Instant arrival) {
        return verdicts.decide(block.simulated(arrival, "test"), keys, state);
    }
}
