package io.meterproof.anchor.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /proofs}, in hexadecimal.
 *
 * @param leaves leaf hashes
 * @param tag of the account whose newest statement is asked for
 */
record ProofRequest(List<String> leaves, Optional<String> tag) {
    @JsonCreator
    static ProofRequest of(
            @JsonProperty(value = "leaves", required = true) List<String> leaves, @JsonProperty("tag") String tag) {
        return new ProofRequest(List.copyOf(leaves), Optional.ofNullable(tag));
    }
}
