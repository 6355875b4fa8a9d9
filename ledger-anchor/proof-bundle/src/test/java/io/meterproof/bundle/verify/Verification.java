package io.meterproof.bundle.verify;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.Optional;

/** The verdict on a bundle under the trust file of the tests. */
final class Verification {
    static final TrustFile TRUST = TestBundles.trust();
    private static final BundleVerifier VERIFIER = new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER));

    private Verification() {}

    static VerificationReport of(byte[] bundle) {
        return VERIFIER.verify(bundle, Optional.of(TRUST));
    }

    static VerificationReport of(byte[] bundle, TrustFile trust) {
        return VERIFIER.verify(bundle, Optional.of(trust));
    }
}
