package io.meterproof.bundle;

import io.meterproof.tlog.ConsistencyProof;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That logs extend what they were at earlier checkpoints.
 *
 * @param byOrigin the proof of each log, ascending by its origin
 */
public record Consistency(SortedMap<String, ConsistencyProof> byOrigin) {
    public static final String FORMAT = "meterproof-consistency/1";

    public Consistency {
        byOrigin = Collections.unmodifiableSortedMap(new TreeMap<>(byOrigin));
    }
}
