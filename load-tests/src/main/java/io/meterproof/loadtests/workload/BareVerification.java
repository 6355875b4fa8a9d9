package io.meterproof.loadtests.workload;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/**
 * What verifying alone costs on this machine: the CPU time of one thread for each signature.
 *
 * @param provider whose signatures they are
 * @param libraryNanos by the provider's own {@link Signature}, the bare rate
 * @param policyNanos by our verifier, which also applies the policy
 */
public record BareVerification(String provider, int signatures, long libraryNanos, long policyNanos) {
    private static final int SIGNATURES = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Verifies the same signatures both ways, each once to warm up and once to measure. */
    public static BareVerification measure(SimulatedMeter meter, int blockSize) throws GeneralSecurityException {
        Provider provider = meter.signer().provider();
        List<SignedBlock> blocks = new MeterHistory(meter, blockSize).next(SIGNATURES);
        Check library = library(meter, provider);
        Check policy = policy(meter, provider);
        nanos(blocks, library);
        nanos(blocks, policy);
        return new BareVerification(provider.getName(), SIGNATURES, nanos(blocks, library), nanos(blocks, policy));
    }

    private static long nanos(List<SignedBlock> blocks, Check check) throws GeneralSecurityException {
        long before = THREADS.getCurrentThreadCpuTime();
        for (SignedBlock block : blocks) {
            if (!check.passes(block)) {
                throw new IllegalStateException("a genuine signature was refused");
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / blocks.size();
    }

    private static Check library(SimulatedMeter meter, Provider provider) throws GeneralSecurityException {
        PublicKey key = meter.publicKey();
        Signature signature = Signature.getInstance("Ed25519", provider);
        return block -> {
            signature.initVerify(key);
            signature.update(block.signed());
            return signature.verify(block.signature());
        };
    }

    private static Check policy(SimulatedMeter meter, Provider provider) throws GeneralSecurityException {
        VerificationKey key = VerificationKey.of(meter.signer().algorithm(), meter.rawPublicKey());
        ProviderVerifier verifier = ProviderVerifier.of(provider);
        return block -> verifier.verify(key, block.signed(), block.signature()) == SignatureOutcome.VALID;
    }

    private interface Check {
        boolean passes(SignedBlock block) throws GeneralSecurityException;
    }
}
