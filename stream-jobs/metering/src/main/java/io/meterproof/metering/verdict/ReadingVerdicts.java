package io.meterproof.metering.verdict;

import io.meterproof.metering.signature.EcdsaVerifier;
import io.meterproof.metering.signature.ProviderVerifier;
import java.security.Provider;
import java.util.Set;

/** Judges received readings, each by its format. */
public record ReadingVerdicts(BlockVerdicts blocks, RecordVerdicts records) {

    /** By one provider and policy; the curves that the provider does not have are left to Bouncy Castle. */
    public static ReadingVerdicts of(Provider provider, VerdictPolicy policy) {
        return new ReadingVerdicts(
                new BlockVerdicts(ProviderVerifier.of(provider), policy),
                new RecordVerdicts(new ForeignVerdicts(EcdsaVerifier.of(provider), policy, Set.of())));
    }

    /** The verdict on native blocks and foreign records alike. */
    public VerdictDecision decide(OpenedReading opened, MeterFacts meter, ChannelState state) {
        return opened.received().isNative()
                ? blocks.decide(opened.received(), meter.keys(), meter.resolutions(), state)
                : records.decide(opened, meter, state);
    }
}
