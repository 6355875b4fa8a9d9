package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Readings;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * A reading whose signature is good, before the meter's and the channel's past: what native blocks and foreign records are
 * judged by alike.
 *
 * @param arrival UTC milliseconds
 */
record GenuineReading(
        Block block,
        Readings readings,
        Hash digest,
        long arrival,
        MeterKeys keys,
        Resolutions resolutions,
        ChannelState state) {

    /** The compromise of its key that nothing shows it to be older than. */
    Optional<VerdictDecision> unproven() {
        return keys.compromiseOf(block.key())
                .filter(compromise -> !isProvenBy(compromise))
                .map(compromise -> rejected(Verdict.TIME_UNPROVEN, claimed(compromise)));
    }

    /** The reason of a verdict on what nothing shows to be older than a compromise. */
    static String claimed(CompromisedKey compromise) {
        return "the key is compromised since " + compromise.since() + ", and the time is only claimed";
    }

    /** What the log shows was accepted then, and no other block of these numbers. */
    private boolean isProvenBy(CompromisedKey compromise) {
        return compromise.proves(block)
                && (state.remembers(digest)
                        || !state.isFresh(block)
                                && state.sharingNumbersWith(block).isEmpty());
    }

    /** That of readings whose clock states its offset. */
    VerdictDecision decideTimely(VerdictPolicy policy) {
        long latestEnd = arrival + policy.maxClockDrift().toMillis();
        return Math.multiplyExact(block.end(), 1000L) > latestEnd
                ? rejected(Verdict.FROM_THE_FUTURE, "the readings end after their arrival")
                : decideNew();
    }

    /** That of readings that are known not to be from the future. */
    VerdictDecision decideNew() {
        Optional<Resolution> resolution = resolutions.about(block);
        if (resolution.isPresent()) {
            return decideResolved(resolution.get());
        }
        if (state.remembers(digest)) {
            return rejected(Verdict.DUPLICATE, "the same block was accepted before");
        }
        if (state.isFresh(block)) {
            return decision(Verdict.ACCEPTED, "verified", state.after(block, digest), List.of());
        }
        List<RememberedBlock> accepted = state.sharingNumbersWith(block);
        if (accepted.isEmpty()) {
            return rejected(Verdict.REPLAYED, "its sequence numbers were passed long ago; this is " + name());
        }
        String reason = "block " + accepted.get(0).digestBegin() + "... has the number "
                + accepted.get(0).firstSequence() + "; this is " + name();
        return decision(Verdict.CONFLICTING, reason, state, accepted);
    }

    /** By which people say that it is right. */
    private String name() {
        return block.obis() + " " + block.kind() + " " + block.firstSequence() + ", block " + digest;
    }

    private VerdictDecision decideResolved(Resolution resolution) {
        long disputed = resolution.said().sequence();
        if (!resolution.said().block().equals(digest)) {
            return rejected(Verdict.CONFLICTING, "another block was said to be right about the number " + disputed);
        }
        if (resolution.isSettled()) {
            return rejected(Verdict.DUPLICATE, "the same block was accepted since it was said to be right");
        }
        List<RememberedBlock> wrong = state.sharingNumbersWith(block).stream()
                .filter(each -> !each.isBlock(digest))
                .toList();
        String reason = "verified, and said to be right about the number " + disputed;
        return decision(Verdict.ACCEPTED, reason, state.afterRight(block, digest), wrong)
                .saidRight();
    }

    VerdictDecision rejected(Verdict verdict, String reason) {
        return decision(verdict, reason, state, List.of());
    }

    private VerdictDecision decision(
            Verdict verdict, String reason, ChannelState next, List<RememberedBlock> conflictsWith) {
        return new VerdictDecision(
                verdict,
                reason,
                resolutions.keyLogSize(keys),
                Optional.of(block),
                Optional.of(readings),
                next,
                conflictsWith,
                Optional.empty(),
                false);
    }
}
