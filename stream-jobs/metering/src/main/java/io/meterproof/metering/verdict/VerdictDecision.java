package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Readings;
import java.util.List;
import java.util.Optional;

/**
 * A verdict with all that follows from it.
 *
 * @param reason in words, for the person who looks at a rejection
 * @param keyLogSize the key log that it was decided by
 * @param block absent when the bytes are not a block
 * @param readings absent when the packed readings are not readable
 * @param next the channel's state afterwards; the same unless accepted
 * @param conflictsWith the accepted blocks whose numbers this one repeats, to be withdrawn: they contradict it, or it was said to be
 *     right
 */
public record VerdictDecision(
        Verdict verdict,
        String reason,
        long keyLogSize,
        Optional<Block> block,
        Optional<Readings> readings,
        ChannelState next,
        List<RememberedBlock> conflictsWith) {
    public VerdictDecision {
        conflictsWith = List.copyOf(conflictsWith);
    }

    /** The same with more to say about why. */
    public VerdictDecision saying(String more) {
        return new VerdictDecision(verdict, reason + more, keyLogSize, block, readings, next, conflictsWith);
    }

    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
