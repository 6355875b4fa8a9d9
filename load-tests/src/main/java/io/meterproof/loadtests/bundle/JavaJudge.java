package io.meterproof.loadtests.bundle;

import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import java.util.Optional;

/** The verifier of {@code ./meterproof verify}. */
record JavaJudge(BundleVerifier verifier, TrustFile trust) implements Judge {
    static JavaJudge of(TrustFile trust) {
        return new JavaJudge(
                new BundleVerifier(new RememberedSignatures(
                        ProviderVerifier.of(CryptoProviders.preferred().provider()))),
                trust);
    }

    @Override
    public Optional<Refusal> judge(byte[] bundle) {
        return verifier.verify(bundle, Optional.of(trust))
                .failure()
                .map(failure -> new Refusal(failure.step(), failure.path(), failure.words()));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Java";
    }
}
