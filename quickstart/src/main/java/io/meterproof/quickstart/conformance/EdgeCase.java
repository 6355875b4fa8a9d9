package io.meterproof.quickstart.conformance;

import java.security.Provider;
import java.util.Optional;

/**
 * A signature vector.
 *
 * @param expected whether it must be accepted; absent where either answer will do, if only it is the same everywhere
 */
record EdgeCase(String id, Optional<Boolean> expected, String flags, Check check) {

    /** What a provider makes of the vector under our policy. */
    @FunctionalInterface
    interface Check {
        /**
         * Whether it is accepted; nothing where the provider does not have the curve.
         *
         * @throws IllegalArgumentException for what is no vector
         */
        Optional<Boolean> accepts(Provider provider);
    }
}
