package io.meterproof.anchor.store;

import io.meterproof.anchor.chain.Deployment;
import java.util.Optional;

/** Remembers the contract. */
public interface DeploymentStore {
    Optional<Deployment> deployment();

    void remember(Deployment deployment);
}
