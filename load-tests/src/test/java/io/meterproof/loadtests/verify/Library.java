package io.meterproof.loadtests.verify;

import io.meterproof.loadtests.workload.Fleet;
import io.meterproof.loadtests.workload.SimulatedMeter;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/** The provider's own {@link Signature} and keys that are ready: the bare rate. */
final class Library implements Contender {
    private final Signature engine;
    private final List<PublicKey> keys = new ArrayList<>();

    Library(Fleet fleet, Provider provider) throws GeneralSecurityException {
        engine = Signature.getInstance("Ed25519", provider);
        for (SimulatedMeter meter : fleet.meters()) {
            keys.add(meter.publicKey());
        }
    }

    @Override
    public void verify(List<SentBlock> blocks) throws GeneralSecurityException {
        for (SentBlock sent : blocks) {
            engine.initVerify(keys.get(sent.meter()));
            engine.update(sent.block().signed());
            if (!engine.verify(sent.block().signature())) {
                throw new IllegalStateException("the library refuses a signature");
            }
        }
    }
}
