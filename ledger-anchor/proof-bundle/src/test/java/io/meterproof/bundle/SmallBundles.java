package io.meterproof.bundle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bundles of at most 20 kB that together hold every kind of element. They do not fit into one, for an ML-DSA-44 meter alone has
 * 12 kB of key and signatures. {@link TestBundles#trust()} vouches for all.
 */
public final class SmallBundles {
    public static final int MOST_BYTES = 20_000;

    private SmallBundles() {}

    /** By name. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("household", TestBundles.bytes());
        all.put("gas", TestPapers.bytes());
        all.put("station", TestStation.bytes());
        all.put("lattice", TestLattice.bytes());
        all.put("silence", TestEstimate.bytes());
        all.put("fees", TestFees.bytes());
        all.put("shared", TestShared.bytes());
        return all;
    }
}
