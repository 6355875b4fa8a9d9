package io.meterproof.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What verifying one signature costs alone, in CPU nanoseconds.
 *
 * @param libraryNanos by the library alone
 * @param policyNanos by our verifier, which applies the policy too
 */
record BareRate(String provider, long libraryNanos, long policyNanos) {
    static BareRate of(JsonNode event) {
        return new BareRate(
                event.path("provider").asText(),
                event.path("libraryNanos").asLong(),
                event.path("policyNanos").asLong());
    }
}
