package io.meterproof.quickstart.verify;

import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A verifier whose provider loads, and gives its known answers, while arguments and the first bundle are read: in a process that has just begun that takes as long. */
record EarlyVerifier(CompletableFuture<SignatureVerifier> ready) implements SignatureVerifier {
    static EarlyVerifier start() {
        return new EarlyVerifier(CompletableFuture.supplyAsync(
                () -> ProviderVerifier.of(CryptoProviders.preferred().provider())));
    }

    /** @throws AssertionError if the provider does not give the known answers: that says nothing about any signature */
    @Override
    public SignatureOutcome verify(VerificationKey key, byte[] message, byte[] signature) {
        try {
            return ready.join().verify(key, message, signature);
        } catch (CompletionException e) {
            throw new AssertionError("signatures cannot be verified here", e.getCause());
        }
    }
}
