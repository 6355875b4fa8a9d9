package io.meterproof.quickstart.demo;

import io.meterproof.bundle.verify.BundleVerifier;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.verify.AnchorCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether bills prove themselves, by the stack's own trust file and chain. */
record Proofs(BundleVerifier verifier, TrustFile trust, AnchorCheck chain) {
    static Proofs of(Endpoints endpoints) throws IOException {
        return new Proofs(
                new BundleVerifier(
                        ProviderVerifier.of(CryptoProviders.preferred().provider())),
                TrustFileCodec.decode(Files.readString(endpoints.trustFile())),
                new AnchorCheck(endpoints.rpcUrl()));
    }

    /** Every account must have a bundle, and each must pass. */
    Check check(Map<String, byte[]> bundles, Set<String> accounts) throws IOException, InterruptedException {
        if (!bundles.keySet().equals(accounts)) {
            return Check.of("provable", false, "bills of " + bundles.keySet() + ", accounts " + accounts);
        }
        for (Map.Entry<String, byte[]> bundle : bundles.entrySet()) {
            Optional<StepResult> refuted = refutation(bundle.getValue());
            if (refuted.isPresent()) {
                return Check.of("provable", false, "the bill of " + bundle.getKey() + " is refuted: " + refuted.get());
            }
        }
        return Check.of("provable", true, bundles.size() + " bills verify offline, and their anchors are on the chain");
    }

    private Optional<StepResult> refutation(byte[] bundle) throws IOException, InterruptedException {
        VerificationReport report = verifier.verify(bundle, Optional.of(trust));
        if (report.failure().isPresent()) {
            return report.failure();
        }
        StepResult anchor = chain.check(report.findings().orElseThrow().anchor());
        return anchor.passed() ? Optional.empty() : Optional.of(anchor);
    }
}
