package io.meterproof.loadtests.fuzz;

import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.Optional;

/** Verifies a bundle without a trust file, so that nothing it claims of itself stops it early. */
final class BundleVerdict {
    private static final BundleVerifier VERIFIER =
            new BundleVerifier(ProviderVerifier.of(CryptoProviders.preferred().provider()));

    private BundleVerdict() {}

    static void of(byte[] bytes) {
        VERIFIER.verify(bytes, Optional.empty());
    }
}
