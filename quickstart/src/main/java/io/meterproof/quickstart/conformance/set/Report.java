package io.meterproof.quickstart.conformance.set;

import java.util.List;

/**
 * How a set came out.
 *
 * @param skipped vectors for which nobody states an expected answer
 * @param remarks what a reader should know of how single vectors were compared
 */
public record Report(String set, int agreed, int skipped, List<String> remarks, List<Disagreement> disagreements) {

    public Report {
        remarks = List.copyOf(remarks);
        disagreements = List.copyOf(disagreements);
    }

    /** Nothing disagreed, and something agreed. */
    public boolean passed() {
        return disagreements.isEmpty() && agreed > 0;
    }

    /** {@code SET: N agreed, M disagreed}. */
    public String summary() {
        String line = set + ": " + agreed + " agreed, " + disagreements.size() + " disagreed";
        return skipped == 0 ? line : line + " (" + skipped + " without an expected answer skipped)";
    }
}
