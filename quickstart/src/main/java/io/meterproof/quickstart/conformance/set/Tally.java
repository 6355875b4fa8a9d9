package io.meterproof.quickstart.conformance.set;

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
