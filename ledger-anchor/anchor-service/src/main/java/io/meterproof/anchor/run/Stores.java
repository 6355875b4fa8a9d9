package io.meterproof.anchor.run;

import io.meterproof.anchor.chain.DeploymentStore;
import io.meterproof.anchor.epoch.EpochStore;
import io.meterproof.anchor.proof.Prover;
import io.meterproof.anchor.store.TreeStore;

/** Everything durable. */
public record Stores(TreeStore trees, EpochStore epochs, DeploymentStore deployments) {
    public Prover prover() {
        return new Prover(trees, epochs);
    }
}
