package io.meterproof.loadtests.attack;

import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.Verdict;
import io.meterproof.metering.verdict.VerdictDecision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Sends genuine blocks or records of one channel again, while the meter goes on: in order, with gaps that are filled late. */
final class ReplayAttack {
    private static final int REPLAYS_FOR_EACH_BLOCK = 50;
    private static final double LATE = 0.05;
    private static final double RECENT = 0.5;
    private static final int RECENT_BLOCKS = 10;

    private final Target target;
    private final SplittableRandom chance;
    private final List<byte[]> accepted = new ArrayList<>();
    private final List<byte[]> late = new ArrayList<>();
    private final Map<Verdict, Long> replays = new EnumMap<>(Verdict.class);
    private ChannelState state = ChannelState.EMPTY;
    private long sequence;

    ReplayAttack(Target target, long seed) {
        this.target = target;
        this.chance = new SplittableRandom(seed);
    }

    /** What a meter signs, and who judges it. */
    interface Target {
        /** What it signs next. */
        byte[] next(long number);

        /** The verdict when it arrives so many intervals after the meter began. */
        VerdictDecision judge(byte[] sent, long intervals, ChannelState state);
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
        byte[] block = target.next(++sequence);
        if (!accepted.isEmpty() && chance.nextDouble() < LATE) {
            late.add(block);
            return;
        }
        deliver(block);
        if (!late.isEmpty() && chance.nextDouble() < LATE) {
            deliver(late.remove(0));
        }
    }

    private void deliver(byte[] block) {
        if (judge(block).verdict() != Verdict.ACCEPTED) {
            throw new IllegalStateException("A block that is new is refused, so that refusals say nothing.");
        }
        accepted.add(block);
    }

    private byte[] replayed() {
        int known = accepted.size();
        boolean recent = known > RECENT_BLOCKS && chance.nextDouble() < RECENT;
        return accepted.get(recent ? known - 1 - chance.nextInt(RECENT_BLOCKS) : chance.nextInt(known));
    }

    private VerdictDecision judge(byte[] block) {
        VerdictDecision decision = target.judge(block, sequence + chance.nextInt(RECENT_BLOCKS), state);
        state = decision.next();
        return decision;
    }
}
