package io.meterproof.quickstart.conformance.set;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts while a set runs. */
public final class Tally {
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int agreed;
    private int skipped;

    public void compare(String id, String expected, String got, String reason) {
        if (got.equals(expected)) {
            agreed++;
        } else {
            disagreements.add(new Disagreement(id, expected, got, reason));
        }
    }

    /** One vector with the answers of several providers, which have to be the same. */
    public void compare(String id, String expected, Map<String, String> answers, String reason) {
        Set<String> given = new TreeSet<>(answers.values());
        String got = given.size() == 1 ? given.iterator().next() : new TreeMap<>(answers).toString();
        compare(id, expected, got, reason);
    }

    /**
     * Reads and judges something. What no reader foresaw in it disagrees under its id, and what comes after it is still
     * judged.
     *
     * @throws IOException when it cannot be read
     */
    public void reading(String id, Work work) throws IOException {
        try {
            work.run();
        } catch (RuntimeException e) { // Of vectors that others wrote, and of our reader of them, anything may come.
            disagreements.add(new Disagreement(id, "vectors", "what was not foreseen", e.toString()));
        }
    }

    /** What is done with a file or a case. */
    public interface Work {
        void run() throws IOException;
    }

    public void skip() {
        skipped++;
    }

    public void remark(String id, String words) {
        remarks.add(id + " " + words);
    }

    public Report report(String set) {
        return new Report(set, agreed, skipped, remarks, disagreements);
    }
}
