package io.meterproof.anchor.run;

import io.meterproof.anchor.chain.DeploymentStore;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.proof.Prover;
import io.meterproof.anchor.store.TreeStore;
import io.meterproof.anchor.timestamp.TimeStampStore;

/** Everything durable. */
public record Stores(TreeStore trees, EpochStore epochs, DeploymentStore deployments, TimeStampStore stamps) {
    public Prover prover() {
        return new Prover(trees, epochs);
    }
}
