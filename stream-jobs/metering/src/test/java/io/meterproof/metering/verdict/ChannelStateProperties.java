package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChannelStateProperties {
    private static final Instant YEARS_LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final Block TEMPLATE = SampleMeter.seal(1, 0).block();

    private final BlockVerdicts trusting =
            new BlockVerdicts((key, message, signature) -> SignatureOutcome.VALID, VerdictPolicy.DEFAULT);

    @Property(tries = 100)
    void everyBlockOfAnyPermutationIsAcceptedExactlyOnce(@ForAll Random random) {
        List<SignedBlock> blocks = new ArrayList<>();
        LongStream.rangeClosed(1, 40).forEach(i -> blocks.add(SampleMeter.live(i, i)));
        LongStream.range(0, 10).forEach(i -> blocks.add(SampleMeter.seal(4 * i + 1, i, i, i, i)));
        blocks.addAll(List.copyOf(blocks));
        Collections.shuffle(blocks, random);

        Set<Hash> accepted = new HashSet<>();
        ChannelState state = ChannelState.EMPTY;
        for (SignedBlock block : blocks) {
            VerdictDecision decision = trusting.decide(block.simulated(YEARS_LATER, "test"), SampleMeter.keys(), state);
            assertThat(decision.isAccepted()).isEqualTo(accepted.add(block.digest()));
            state = ChannelState.decode(decision.next().encode());
        }
        assertThat(accepted).hasSize(50);
    }

    @Property(tries = 300)
    void noNumberIsEverFreshTwice(@ForAll("steps") @Size(max = 400) List<Tuple3<BlockKind, Long, Integer>> steps) {
        Set<Tuple.Tuple2<BlockKind, Long>> seen = new HashSet<>();
        ChannelState state = ChannelState.EMPTY;
        for (Tuple3<BlockKind, Long, Integer> step : steps) {
            Block block = block(step);
            if (state.isFresh(block)) {
                for (long number = block.firstSequence(); number < block.nextSequence(); number++) {
                    assertThat(seen.add(Tuple.of(block.kind(), number))).isTrue();
                }
                state = state.after(block, digest(step));
            }
        }
    }

    @Property(tries = 300)
    void everyReachableStateFitsAndIsReadBack(
            @ForAll("steps") @Size(max = 400) List<Tuple3<BlockKind, Long, Integer>> steps) {
        ChannelState state = ChannelState.EMPTY;
        for (Tuple3<BlockKind, Long, Integer> step : steps) {
            Block block = block(step);
            state = state.isFresh(block) ? state.after(block, digest(step)) : state;
            byte[] encoded = state.encode();
            assertThat(encoded.length).isLessThanOrEqualTo(ChannelStateCodec.MAX_LENGTH);
            assertThat(ChannelState.decode(encoded)).isEqualTo(state);
        }
    }

    @Property(tries = 50)
    void aJumpOfAnySizeKeepsTheNewestMissingNumbers(@ForAll @IntRange(min = 2, max = 62) int power) {
        long far = 1L << power;
        Block block = block(Tuple.of(BlockKind.LIVE, far, 1));

        ChannelState state =
                ChannelState.decode(ChannelState.EMPTY.after(block, Hash.ZERO).encode());

        assertThat(state.isFresh(block(Tuple.of(BlockKind.LIVE, far - 1, 1)))).isTrue();
        assertThat(state.isFresh(block)).isFalse();
        assertThat(state.isFresh(block(Tuple.of(BlockKind.LIVE, far + 1, 1)))).isTrue();
    }

    @Property(tries = 100)
    void whatWasTakenBackIsFreshTogetherWithWhatIsNew(
            @ForAll @IntRange(min = 1, max = 20) int mark, @ForAll @IntRange(min = 1, max = 19) int through) {
        ChannelState state = ChannelState.EMPTY;
        for (long number = 1; number <= mark; number++) {
            state = state.after(block(Tuple.of(BlockKind.LIVE, number, 1)), Hash.ZERO);
        }

        ChannelState open = state.reopened(BlockKind.LIVE, through, TEMPLATE.key());

        assertThat(open.isFresh(block(Tuple.of(BlockKind.LIVE, through + 1L, 30))))
                .isTrue();
        assertThat(open.isFresh(block(Tuple.of(BlockKind.LIVE, (long) Math.min(mark, through), 30))))
                .isFalse();
        assertThat(open.after(block(Tuple.of(BlockKind.LIVE, through + 1L, 30)), Hash.ZERO)
                        .isFresh(block(Tuple.of(BlockKind.LIVE, through + 31L, 1))))
                .isTrue();
    }

    @Property(tries = 50)
    void numbersAreOpenAgainHoweverFarAStolenKeyWent(
            @ForAll @IntRange(min = 2, max = 62) int power, @ForAll @IntRange(min = 1, max = 40) int through) {
        ChannelState state = ChannelState.EMPTY;
        for (long number = 1; number <= through; number++) {
            state = state.after(block(Tuple.of(BlockKind.LIVE, number, 1)), Hash.ZERO);
        }
        state = state.after(block(Tuple.of(BlockKind.LIVE, through + (1L << power), 1)), Hash.ZERO);

        ChannelState open = ChannelState.decode(
                state.reopened(BlockKind.LIVE, through, TEMPLATE.key()).encode());

        assertThat(open.isFresh(block(Tuple.of(BlockKind.LIVE, through + 1L, 30))))
                .isTrue();
        assertThat(open.isFresh(block(Tuple.of(BlockKind.LIVE, (long) through, 1))))
                .isFalse();
    }

    @Property(tries = 300)
    void anySingleChangedBitOfAReceivedBlockIsRejected(
            @ForAll @IntRange(max = 8 * 184 - 1) int bit, @ForAll @IntRange(max = 2) int part) {
        SignedBlock block = SampleMeter.seal(1, 10, 20, 30);
        byte[] changed =
                List.of(block.signed(), block.signature(), block.readings()).get(part);
        changed[bit / 8 % changed.length] ^= (byte) (1 << bit % 8);

        VerdictDecision decision = new BlockVerdicts(
                        ProviderVerifier.of(CryptoProviders.bouncyCastle()), VerdictPolicy.DEFAULT)
                .decide(block.simulated(YEARS_LATER, "test"), SampleMeter.keys(), ChannelState.EMPTY);

        assertThat(decision.isAccepted()).isFalse();
    }

    @Provide
    Arbitrary<List<Tuple3<BlockKind, Long, Integer>>> steps() {
        Arbitrary<Long> numbers = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 300),
                Arbitraries.longs().between(1, 100_000),
                Arbitraries.longs().between(1, 1L << 40));
        return Arbitraries.of(BlockKind.class)
                .flatMap(kind -> numbers.flatMap(
                        first -> Arbitraries.integers().between(1, 6).map(count -> Tuple.of(kind, first, count))))
                .list()
                .ofMaxSize(400);
    }

    private static Hash digest(Tuple3<BlockKind, Long, Integer> step) {
        return TreeHasher.sha256(ByteBuffer.allocate(16)
                .put(step.get1().code())
                .putLong(step.get2())
                .array());
    }

    private static Block block(Tuple3<BlockKind, Long, Integer> step) {
        return new Block(
                step.get1(),
                TEMPLATE.algorithm(),
                TEMPLATE.meter(),
                TEMPLATE.key(),
                TEMPLATE.obis(),
                TEMPLATE.unit(),
                TEMPLATE.mode(),
                step.get2(),
                TEMPLATE.start(),
                TEMPLATE.interval(),
                step.get3(),
                TEMPLATE.closingRegister(),
                TEMPLATE.seal(),
                TEMPLATE.root());
    }
}
