package io.meterproof.metering.verdict;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MalformedBlockException;
import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import java.time.Instant;
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
            return VerdictDecision.withoutBlock(Verdict.MALFORMED, e.getMessage(), resolutions.keyLogSize(keys), state);
        }
        return new Case(received, content, keys, resolutions, state).decide();
    }

    /** A well-formed block before its judge. */
    private final class Case {
        private final ReceivedBlock received;
        private final Block block;
        private final MeterKeys keys;
        private final GenuineReading genuine;

        Case(
                ReceivedBlock received,
                BlockContent content,
                MeterKeys keys,
                Resolutions resolutions,
                ChannelState state) {
            this.received = received;
            this.block = content.block();
            this.keys = keys;
            Hash digest = Identities.block(received.signed());
            this.genuine =
                    new GenuineReading(block, content.readings(), digest, received.arrival(), keys, resolutions, state);
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
                case VALID -> genuine.unproven().orElseGet(() -> genuine.decideTimely(policy));
            };
        }

        private VerdictDecision rejected(Verdict verdict, String reason) {
            return genuine.rejected(verdict, reason);
        }
    }
}
