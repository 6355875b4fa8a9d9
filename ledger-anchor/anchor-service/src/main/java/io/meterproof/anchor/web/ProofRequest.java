package io.meterproof.anchor.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The body of {@code POST /proofs}: leaf hashes in hexadecimal. */
record ProofRequest(List<String> leaves) {
    @JsonCreator
    ProofRequest(@JsonProperty(value = "leaves", required = true) List<String> leaves) {
        this.leaves = List.copyOf(leaves);
    }
}
