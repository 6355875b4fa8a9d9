package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.EcdsaSignature;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gives one block every set of defects at once, and expects the first in the order of {@link Verdict}. Those of foreign records alone are in {@link RecordPrecedenceTest}. */
class VerdictPrecedenceTest {
    private static final Instant START = SampleMeter.MIDNIGHT;
    private static final Instant ARRIVAL = START.plus(SampleMeter.HALF_HOUR);
    private static final SignedBlock BLOCK = signed(500);
    private static final SignedBlock OTHER = signed(501);

    private final BlockVerdicts verdicts =
            new BlockVerdicts(ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT);

    static Stream<Set<Verdict>> everySetOfDefects() {
        Verdict[] defects = EnumSet.complementOf(EnumSet.of(Verdict.NOT_BILLABLE, Verdict.BROKEN_SESSION))
                .toArray(Verdict[]::new);
        int kinds = defects.length - 1;
        return IntStream.range(0, 1 << kinds).mapToObj(bits -> {
            Set<Verdict> chosen = EnumSet.of(Verdict.ACCEPTED);
            IntStream.range(0, kinds).filter(i -> (bits >> i & 1) == 1).forEach(i -> chosen.add(defects[i]));
            return chosen;
        });
    }

    @ParameterizedTest
    @MethodSource("everySetOfDefects")
    void theFirstVerdictThatAppliesIsGiven(Set<Verdict> defects) {
        ChannelState before = state(defects);
        VerdictDecision decision = standing(defects)
                .on(inRoom(verdicts.decide(received(defects), keys(defects), before), defects), before);

        assertThat(decision.verdict()).isEqualTo(defects.iterator().next());
        assertThat(decision.reason()).isNotBlank();
        assertThat(decision.next().equals(state(defects))).isEqualTo(!decision.isAccepted());
    }

    private static VerdictDecision inRoom(VerdictDecision decision, Set<Verdict> defects) {
        List<String> others = IntStream.range(0, defects.contains(Verdict.TOO_MANY_CHANNELS) ? ChannelRoom.MOST : 0)
                .mapToObj(i -> "1-0:" + i + ".29.0*255")
                .toList();
        return ChannelRoom.on(decision, others, state(defects));
    }

    private static SourceStanding standing(Set<Verdict> defects) {
        return new SourceStanding(defects.contains(Verdict.SOURCE_QUARANTINED), 17, 0, "it fails");
    }

    private static ReceivedBlock received(Set<Verdict> defects) {
        SignedBlock sent =
                new SignedBlock(BLOCK.block(), BLOCK.signed(), signature(defects), readings(defects), Optional.empty());
        boolean early = defects.contains(Verdict.FROM_THE_FUTURE);
        return sent.simulated(early ? START.minusSeconds(1) : ARRIVAL, "test");
    }

    private static byte[] readings(Set<Verdict> defects) {
        byte[] readings = BLOCK.readings().clone();
        readings[41] ^= (byte) (defects.contains(Verdict.MALFORMED) ? 1 : 0);
        return readings;
    }

    private static byte[] signature(Set<Verdict> defects) {
        EcdsaSignature honest = EcdsaSignature.ofPlain(BLOCK.signature());
        boolean high = defects.contains(Verdict.HIGH_S);
        byte[] signature =
                new EcdsaSignature(honest.r(), high ? EcdsaSignature.ORDER.subtract(honest.s()) : honest.s()).plain();
        signature[9] ^= (byte) (defects.contains(Verdict.BAD_SIGNATURE) ? 1 : 0);
        return signature;
    }

    private static MeterKeys keys(Set<Verdict> defects) {
        if (defects.contains(Verdict.UNKNOWN_METER)) {
            return MeterKeys.NONE;
        }
        Instant from = defects.contains(Verdict.KEY_NOT_VALID_AT) ? START.plusSeconds(1) : START;
        MeterKeys keys = MeterKeys.NONE.with(SampleMeter.enrolled(
                SignatureAlgorithm.P256, SampleMeter.P256_KEY, new Effective(from, Optional.empty()), 0));
        return defects.contains(Verdict.TIME_UNPROVEN) ? compromised(keys) : keys;
    }

    private static MeterKeys compromised(MeterKeys keys) {
        CompromisedKey lost = new CompromisedKey(BLOCK.block().key(), ARRIVAL, List.of());
        return new MeterKeys(keys.enrolled(), keys.revoked(), List.of(lost), keys.keyLogSize() + 1);
    }

    private static ChannelState state(Set<Verdict> defects) {
        List<RememberedBlock> recent = new ArrayList<>();
        if (defects.contains(Verdict.DUPLICATE)) {
            recent.add(RememberedBlock.of(BLOCK.block(), BLOCK.digest()));
        }
        if (defects.contains(Verdict.CONFLICTING)) {
            recent.add(RememberedBlock.of(OTHER.block(), OTHER.digest()));
        }
        boolean passed = !recent.isEmpty() || defects.contains(Verdict.REPLAYED);
        SequenceTrack live = new SequenceTrack(passed ? 1 : 0, List.of());
        return new ChannelState(live, SequenceTrack.EMPTY, SequenceTrack.EMPTY, recent, Hash.ZERO);
    }

    private static SignedBlock signed(long value) {
        return BlockBuilder.live(SampleMeter.CHANNEL)
                .firstSequence(1)
                .start(START)
                .interval(SampleMeter.HALF_HOUR)
                .values(value)
                .closingRegister(1000)
                .sign(SampleMeter.p256(), new byte[Hash.LENGTH]);
    }
}
