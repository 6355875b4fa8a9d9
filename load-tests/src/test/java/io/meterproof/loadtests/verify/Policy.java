package io.meterproof.loadtests.verify;

import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.SimulatedMeter;
import io.meterproof.metering.signature.ProviderVerifier;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.VerificationKey;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;

/** Our verifier, which also applies the policy. */
final class Policy implements Contender {
    private final ProviderVerifier verifier;
    private final List<VerificationKey> keys = new ArrayList<>();

    Policy(Fleet fleet, Provider provider) throws InvalidKeyException {
        verifier = ProviderVerifier.of(provider);
        for (SimulatedMeter meter : fleet.meters()) {
            keys.add(VerificationKey.of(meter.signer().algorithm(), meter.rawPublicKey()));
        }
    }

    @Override
    public void verify(List<SentBlock> blocks) {
        for (SentBlock sent : blocks) {
            VerificationKey key = keys.get(sent.meter());
            if (verifier.verify(key, sent.block().signed(), sent.block().signature()) != SignatureOutcome.VALID) {
                throw new IllegalStateException("the policy refuses a signature");
            }
        }
    }
}
