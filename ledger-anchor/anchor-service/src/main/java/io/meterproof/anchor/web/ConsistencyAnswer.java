package io.meterproof.anchor.web;

import io.meterproof.tlog.ConsistencyProof;
import io.meterproof.tlog.Hash;
import java.util.List;

/** That a tree extends an earlier one of fewer leaves, RFC 6962 section 2.1.2. */
record ConsistencyAnswer(String from, String to, List<String> path) {
    static ConsistencyAnswer of(long from, long to, ConsistencyProof proof) {
        return new ConsistencyAnswer(
                Long.toString(from),
                Long.toString(to),
                proof.path().stream().map(Hash::hex).toList());
    }
}
