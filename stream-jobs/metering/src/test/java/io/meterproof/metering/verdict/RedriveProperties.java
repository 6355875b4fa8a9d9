package io.meterproof.metering.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However often and in whatever order readings are sent again, and conflicts resolved, nothing settles twice. */
class RedriveProperties {
    private static final Instant YEARS_LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final int NUMBERS = 6;
    private static final List<SignedBlock> BLOCKS = blocks();

    private final BlockVerdicts trusting =
            new BlockVerdicts((key, message, signature) -> SignatureOutcome.VALID, VerdictPolicy.DEFAULT);
    private final Map<Long, Hash> standing = new TreeMap<>();
    private ChannelState state = ChannelState.EMPTY;
    private Resolutions resolutions = Resolutions.NONE;

    @Property(tries = 500)
    void noNumberStandsTwice(@ForAll Random random) {
        for (int step = 0; step < 200; step++) {
            SignedBlock block = BLOCKS.get(random.nextInt(BLOCKS.size()));
            if (random.nextInt(8) == 0) {
                long number = block.block().firstSequence()
                        + random.nextInt(block.block().count());
                resolve(number, block, step);
            } else if (random.nextInt(8) == 0) {
                sendFromQuarantine(block);
            } else {
                send(block);
            }
        }
    }

    @Property(tries = 300)
    void whatIsSaidToBeRightStandsAfterEverythingWasRedriven(@ForAll Random random) {
        for (int step = 0; step < 50; step++) {
            send(BLOCKS.get(random.nextInt(BLOCKS.size())));
        }
        Map<Long, Hash> right = new TreeMap<>();
        for (long number = 1; number <= NUMBERS; number++) {
            SignedBlock said = single(number, random.nextBoolean());
            right.put(number, said.digest());
            resolve(number, said, number);
        }

        List<SignedBlock> redriven = new ArrayList<>(BLOCKS);
        redriven.addAll(BLOCKS);
        Collections.shuffle(redriven, random);
        redriven.forEach(this::send);

        assertThat(standing).isEqualTo(right);
    }

    private void send(SignedBlock block) {
        VerdictDecision decision = decide(block);
        decision.conflictsWith().forEach(this::withdraw);
        if (decision.isAccepted()) {
            numbers(block).forEach(number -> stand(number, block.digest()));
            resolutions =
                    resolutions.afterAccepting(block.digest(), block.block().key());
        }
        state = ChannelState.decode(decision.next().encode());
    }

    /** A block that stood undisputed and is said to be right comes once more, and settlement moves nothing for it. */
    private void stand(long number, Hash digest) {
        Hash before = standing.put(number, digest);
        assertThat(before).as("what stood for %s", number).isIn(null, digest);
    }

    /** Nothing moves but what a contradiction withdraws. */
    private void sendFromQuarantine(SignedBlock block) {
        VerdictDecision decision = new SourceStanding(true, 1, 0, "it fails").on(decide(block), state);
        decision.conflictsWith().forEach(this::withdraw);
        assertThat(decision.isAccepted()).isFalse();
        assertThat(decision.next()).isEqualTo(state);
    }

    private VerdictDecision decide(SignedBlock block) {
        return trusting.decide(block.simulated(YEARS_LATER, "test"), SampleMeter.keys(), resolutions, state);
    }

    private void withdraw(RememberedBlock wrong) {
        LongStream.range(wrong.firstSequence(), wrong.firstSequence() + wrong.count())
                .filter(number -> standing.containsKey(number) && wrong.isBlock(standing.get(number)))
                .forEach(standing::remove);
    }

    private void resolve(long number, SignedBlock right, long position) {
        ConflictResolution said = new ConflictResolution(
                SampleMeter.CHANNEL.meter(),
                SampleMeter.CHANNEL.obis(),
                right.block().kind(),
                number,
                right.digest(),
                "checked");
        resolutions = resolutions.with(said, position);
    }

    private static LongStream numbers(SignedBlock block) {
        return LongStream.range(block.block().firstSequence(), block.block().nextSequence());
    }

    private static SignedBlock single(long number, boolean variant) {
        return SampleMeter.seal(number, variant ? 1 : 2);
    }

    private static List<SignedBlock> blocks() {
        List<SignedBlock> blocks = new ArrayList<>();
        for (long number = 1; number <= NUMBERS; number++) {
            blocks.add(single(number, true));
            blocks.add(single(number, false));
        }
        for (long number = 1; number < NUMBERS; number++) {
            blocks.add(SampleMeter.seal(number, 1, 1));
        }
        return blocks;
    }
}
