package io.meterproof.loadtests.attack;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.EnrolledKey;
import io.meterproof.metering.verdict.MeterKeys;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Sends genuine blocks of one channel again, while the meter goes on: in order, with gaps that are filled late. */
final class ReplayAttack {
    private static final int REPLAYS_FOR_EACH_BLOCK = 50;
    private static final double LATE = 0.05;
    private static final double RECENT = 0.5;
    private static final int RECENT_BLOCKS = 10;

    private final Victim victim;
    private final BlockVerdicts verdicts;
    private final MeterKeys keys;
    private final SecureRandom random;
    private final SplittableRandom chance;
    private final List<SignedBlock> accepted = new ArrayList<>();
    private final List<SignedBlock> late = new ArrayList<>();
    private final Map<Verdict, Long> replays = new EnumMap<>(Verdict.class);
    private ChannelState state = ChannelState.EMPTY;
    private long sequence;

    ReplayAttack(Victim victim, BlockVerdicts verdicts, SecureRandom random, long seed) throws InvalidKeyException {
        this.victim = victim;
        this.verdicts = verdicts;
        this.random = random;
        this.chance = new SplittableRandom(seed);
        MeterEnrolment enrolment = new MeterEnrolment(
                Victim.MAKER,
                Victim.SERIAL,
                Victim.meter(),
                victim.signer().algorithm(),
                HexFormat.of().formatHex(victim.key().raw()),
                victim.key().id(),
                new Effective(Victim.FROM, Optional.empty()),
                new Voucher.Maker());
        this.keys = MeterKeys.NONE.with(EnrolledKey.of(enrolment, 0));
    }

    /** How many replays got which verdict: {@link Verdict#ACCEPTED} must not be among them. */
    Map<Verdict, Long> run(long count, LongAdder progress) {
        for (long i = 0; i < count; i++) {
            if (i % REPLAYS_FOR_EACH_BLOCK == 0) {
                deliverNext();
            }
            replays.merge(judge(replayed()).verdict(), 1L, Long::sum);
            progress.increment();
        }
        return Map.copyOf(replays);
    }

    private void deliverNext() {
        SignedBlock block = victim.live(++sequence, random);
        if (!accepted.isEmpty() && chance.nextDouble() < LATE) {
            late.add(block);
            return;
        }
        deliver(block);
        if (!late.isEmpty() && chance.nextDouble() < LATE) {
            deliver(late.remove(0));
        }
    }

    private void deliver(SignedBlock block) {
        if (judge(block).verdict() != Verdict.ACCEPTED) {
            throw new IllegalStateException("A block that is new is refused, so that refusals say nothing.");
        }
        accepted.add(block);
    }

    private SignedBlock replayed() {
        int known = accepted.size();
        boolean recent = known > RECENT_BLOCKS && chance.nextDouble() < RECENT;
        return accepted.get(recent ? known - 1 - chance.nextInt(RECENT_BLOCKS) : chance.nextInt(known));
    }

    private VerdictDecision judge(SignedBlock block) {
        Duration since = Victim.INTERVAL.multipliedBy(sequence + chance.nextInt(RECENT_BLOCKS));
        VerdictDecision decision = verdicts.decide(block.simulated(Victim.FROM.plus(since), "attack"), keys, state);
        state = decision.next();
        return decision;
    }
}
