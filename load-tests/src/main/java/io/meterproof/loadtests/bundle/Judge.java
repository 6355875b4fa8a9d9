package io.meterproof.loadtests.bundle;

import java.util.Optional;

/** A verifier of bundles. */
interface Judge extends AutoCloseable {
    /** Why it refuses a bundle; empty where it accepts it. */
    Optional<Refusal> judge(byte[] bundle);

    @Override
    void close();
}
