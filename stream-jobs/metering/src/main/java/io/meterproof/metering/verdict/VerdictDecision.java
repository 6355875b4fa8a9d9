package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.foreign.ForeignBlock;
import io.meterproof.tlog.Hash;
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
 * @param foreign what a foreign record was read as, where it came to be judged like a block
 * @param isRight whether it was accepted because operators said so: whatever else has its numbers is wrong, however long ago it
 *     was accepted
 */
public record VerdictDecision(
        Verdict verdict,
        String reason,
        long keyLogSize,
        Optional<Block> block,
        Optional<Readings> readings,
        ChannelState next,
        List<RememberedBlock> conflictsWith,
        Optional<ForeignBlock> foreign,
        boolean isRight) {
    public VerdictDecision {
        conflictsWith = List.copyOf(conflictsWith);
    }

    /** The same with more to say about why. */
    public VerdictDecision saying(String more) {
        return new VerdictDecision(
                verdict, reason + more, keyLogSize, block, readings, next, conflictsWith, foreign, isRight);
    }

    /** What would be accepted is kept out, and leaves the channel as it was. */
    public VerdictDecision keptOut(Verdict why, String because, ChannelState before) {
        return new VerdictDecision(why, because, keyLogSize, block, readings, before, List.of(), foreign, false);
    }

    VerdictDecision saidRight() {
        return new VerdictDecision(verdict, reason, keyLogSize, block, readings, next, conflictsWith, foreign, true);
    }

    /** A rejection of bytes that tell of no block. */
    static VerdictDecision withoutBlock(Verdict verdict, String reason, long keyLogSize, ChannelState state) {
        return new VerdictDecision(
                verdict,
                reason,
                keyLogSize,
                Optional.empty(),
                Optional.empty(),
                state,
                List.of(),
                Optional.empty(),
                false);
    }

    /** The same of a foreign record. */
    VerdictDecision of(ForeignBlock record, long sizeOfAll) {
        String under = record.leniency()
                .map(document -> ", under leniency " + document)
                .orElse("");
        return new VerdictDecision(
                verdict, reason + under, sizeOfAll, block, readings, next, conflictsWith, Optional.of(record), isRight);
    }

    /** By which others refer to what was received. */
    public Hash digest(ReceivedBlock received) {
        return foreign.map(ForeignBlock::digest).orElseGet(() -> Identities.block(received.signed()));
    }

    /** The transaction that it is about: what came beside a block, or stands in a foreign record. */
    public Optional<ChargingTransaction> charging(ReceivedBlock received) {
        return foreign.map(ForeignBlock::charging).or(received::charging);
    }

    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
