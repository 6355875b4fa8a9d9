package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockCodec;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.Readings;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges received blocks: a pure function of bytes, arrival, the meter's keys and the channel's state. The checks run in
 * the order of {@link Verdict}, so the first that applies is the one given.
 */
public final class BlockVerdicts {
    private final SignatureVerifier verifier;
    private final VerdictPolicy policy;

    public BlockVerdicts(SignatureVerifier verifier, VerdictPolicy policy) {
        this.verifier = verifier;
        this.policy = policy;
    }

    /** The meter that bytes claim, without judging them: where it is unknown, a block can wait for its enrolment. */
    public static Optional<Hash> meterOf(byte[] signed) {
        return BlockCodec.peekMeter(signed);
    }

    /** Judges one block. Without any key of its meter, a well-formed block is {@link Verdict#UNKNOWN_METER}. */
    public VerdictDecision decide(ReceivedBlock received, MeterKeys keys, ChannelState state) {
        return decide(received, keys, Resolutions.NONE, state);
    }

    /** Judges one block of a meter of which some conflicts are resolved. */
    public VerdictDecision decide(ReceivedBlock received, MeterKeys keys, Resolutions resolutions, ChannelState state) {
        BlockContent content;
        try {
            content = BlockContent.of(received);
        } catch (MalformedBlockException e) {
            return new VerdictDecision(
                    Verdict.MALFORMED,
                    e.getMessage(),
                    Math.max(keys.keyLogSize(), resolutions.keyLogSize()),
                    Optional.empty(),
                    Optional.empty(),
                    state,
                    List.of());
        }
        return new Case(received, content, keys, resolutions, state).decide();
    }

    /** A well-formed block before its judge. */
    private final class Case {
        private final ReceivedBlock received;
        private final Block block;
        private final Readings readings;
        private final MeterKeys keys;
        private final Resolutions resolutions;
        private final ChannelState state;

        Case(
                ReceivedBlock received,
                BlockContent content,
                MeterKeys keys,
                Resolutions resolutions,
                ChannelState state) {
            this.received = received;
            this.block = content.block();
            this.readings = content.readings();
            this.keys = keys;
            this.resolutions = resolutions;
            this.state = state;
        }

        VerdictDecision decide() {
            if (!keys.know(block.meter())) {
                return rejected(Verdict.UNKNOWN_METER, "no enrolment of the meter is known");
            }
            if (!keys.hold(block.key())) {
                return rejected(Verdict.KEY_NOT_VALID_AT, "no enrolment of the key is known");
            }
            Optional<VerificationKey> key = keys.keyThroughout(
                    block.key(), Instant.ofEpochSecond(block.start()), Instant.ofEpochSecond(block.end()));
            if (key.isEmpty() || key.get().algorithm() != block.algorithm()) {
                return rejected(Verdict.KEY_NOT_VALID_AT, "the key is not the meter's at the time of the readings");
            }
            return switch (verifier.verify(key.get(), received.signed(), received.signature())) {
                case INVALID -> rejected(Verdict.BAD_SIGNATURE, "the signature is not the key's over these bytes");
                case HIGH_S -> rejected(Verdict.HIGH_S, "s is above n/2: the twin of a signature");
                case VALID -> decideGenuine();
            };
        }

        private VerdictDecision decideGenuine() {
            Optional<CompromisedKey> compromise = keys.compromiseOf(block.key());
            if (compromise.isPresent() && !isProvenBy(compromise.get())) {
                return rejected(
                        Verdict.TIME_UNPROVEN,
                        "the key is compromised since " + compromise.get().since() + ", and the time is only claimed");
            }
            return decideTimely();
        }

        /** What the log shows was accepted then, and no other block of these numbers. */
        private boolean isProvenBy(CompromisedKey compromise) {
            return compromise.proves(block)
                    && (state.remembers(Identities.block(received.signed()))
                            || !state.isFresh(block)
                                    && state.sharingNumbersWith(block).isEmpty());
        }

        private VerdictDecision decideTimely() {
            long latestEnd = received.arrival() + policy.maxClockDrift().toMillis();
            if (Math.multiplyExact(block.end(), 1000L) > latestEnd) {
                return rejected(Verdict.FROM_THE_FUTURE, "the readings end after their arrival");
            }
            Hash digest = Identities.block(received.signed());
            Optional<Resolution> resolution = resolutions.about(block);
            if (resolution.isPresent()) {
                return decideResolved(digest, resolution.get());
            }
            if (state.remembers(digest)) {
                return rejected(Verdict.DUPLICATE, "the same block was accepted before");
            }
            if (state.isFresh(block)) {
                return decision(Verdict.ACCEPTED, "verified", state.after(block, digest), List.of());
            }
            List<RememberedBlock> accepted = state.sharingNumbersWith(block);
            if (accepted.isEmpty()) {
                return rejected(Verdict.REPLAYED, "its sequence numbers were passed long ago");
            }
            String reason = "another block of this kind has the number "
                    + accepted.get(0).firstSequence();
            return decision(Verdict.CONFLICTING, reason, state, accepted);
        }

        private VerdictDecision decideResolved(Hash digest, Resolution resolution) {
            long disputed = resolution.said().sequence();
            if (!resolution.said().block().equals(digest)) {
                return rejected(Verdict.CONFLICTING, "another block was said to be right about the number " + disputed);
            }
            if (resolution.settled()) {
                return rejected(Verdict.DUPLICATE, "the same block was accepted since it was said to be right");
            }
            List<RememberedBlock> wrong = state.sharingNumbersWith(block).stream()
                    .filter(each -> !each.isBlock(digest))
                    .toList();
            String reason = "verified, and said to be right about the number " + disputed;
            return decision(Verdict.ACCEPTED, reason, state.afterRight(block, digest), wrong);
        }

        private VerdictDecision rejected(Verdict verdict, String reason) {
            return decision(verdict, reason, state, List.of());
        }

        private VerdictDecision decision(
                Verdict verdict, String reason, ChannelState next, List<RememberedBlock> conflictsWith) {
            long keyLogSize = Math.max(keys.keyLogSize(), resolutions.keyLogSize());
            return new VerdictDecision(
                    verdict, reason, keyLogSize, Optional.of(block), Optional.of(readings), next, conflictsWith);
        }
    }
}
