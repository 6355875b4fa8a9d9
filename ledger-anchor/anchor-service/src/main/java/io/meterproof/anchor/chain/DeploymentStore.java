package io.meterproof.anchor.chain;

import java.util.Optional;

/** Remembers the contract. */
public interface DeploymentStore {
    Optional<Deployment> deployment();

    void remember(Deployment deployment);
}
