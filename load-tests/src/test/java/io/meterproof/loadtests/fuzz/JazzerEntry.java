package io.meterproof.loadtests.fuzz;

/** What Jazzer calls, by the names that it expects. */
public final class JazzerEntry {
    /** The system property that names the target. */
    static final String TARGET = "meterproof.fuzz.target";

    private static final FuzzTarget CHOSEN = FuzzTargets.named(System.getProperty(TARGET));

    private JazzerEntry() {}

    /** Runs the chosen target on one input. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        CHOSEN.run(bytes);
    }
}
