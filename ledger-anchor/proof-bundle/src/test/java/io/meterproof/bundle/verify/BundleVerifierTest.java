package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestKeys;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleVerifierTest {
    private static final BundleVerifier VERIFIER = new BundleVerifier(ProviderVerifier.of(TestKeys.PROVIDER));

    @Test
    void aWholeBundlePassesUnderItsTrustFile() {
        VerificationReport report = VERIFIER.verify(TestBundles.bytes(), Optional.of(TestBundles.trust()));

        assertThat(report.failure()).isEmpty();
        assertThat(report.findings().orElseThrow().keysTrusted()).isTrue();
    }
}
