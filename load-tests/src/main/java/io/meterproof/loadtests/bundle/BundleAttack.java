package io.meterproof.loadtests.bundle;

import io.meterproof.loadtests.bundle.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;

/** Shows changed bundles to verifiers, several at a time, and writes down what got through, and what they said. */
final class BundleAttack {
    private static final int MOST_WRITTEN = 1_000;
    /** While one waits for a verifier in another process, another one works here. */
    private static final int AT_A_TIME = 2 * Runtime.getRuntime().availableProcessors();

    private final ForetoldSteps foretold;
    private final List<? extends Judge> judges;
    private final Map<Kind, Long> tried = new EnumMap<>(Kind.class);
    private final SortedMap<String, Long> steps = new TreeMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> unforetold = new ArrayList<>();
    private final List<String> disagreements = new ArrayList<>();
    private long claims;

    BundleAttack(ForetoldSteps foretold, List<? extends Judge> judges) {
        this.foretold = foretold;
        this.judges = judges;
    }

    BundleAttack run(List<Change> changes) {
        ForkJoinPool pool = new ForkJoinPool(AT_A_TIME);
        try {
            pool.submit(() -> changes.parallelStream().forEach(this::attempt)).join();
        } finally {
            pool.shutdownNow();
        }
        for (List<String> words : List.of(accepted, unforetold, disagreements)) {
            Collections.sort(words);
        }
        return this;
    }

    private void attempt(Change change) {
        byte[] bundle = change.bundle();
        List<Optional<Refusal>> verdicts =
                judges.stream().map(judge -> judge.judge(bundle)).toList();
        write(change, verdicts);
    }

    private synchronized void write(Change change, List<Optional<Refusal>> verdicts) {
        tried.merge(change.kind(), 1L, Long::sum);
        Optional<Refusal> first = verdicts.get(0);
        for (int i = 1; i < judges.size(); i++) {
            if (!step(verdicts.get(i)).equals(step(first))) {
                write(
                        disagreements,
                        change + ": " + judges.get(0) + " " + words(first) + "; " + judges.get(i) + " "
                                + words(verdicts.get(i)));
            }
        }
        first.ifPresentOrElse(refusal -> compare(change, refusal), () -> passed(change));
    }

    private void compare(Change change, Refusal refusal) {
        steps.merge(refusal.step(), 1L, Long::sum);
        if (change.kind().isMadeToFit()) {
            return;
        }
        Set<String> expected = foretold.at(change.place());
        if (!expected.contains(refusal.step())) {
            write(unforetold, change + ": " + refusal + ", not " + expected);
        }
    }

    private void passed(Change change) {
        boolean leftOut = change.kind() == Kind.LEFT_OUT && foretold.isCause(change.place());
        if (change.kind().matchesDigest() && foretold.isClaim(change.place()) || leftOut) {
            claims++;
        } else {
            write(accepted, change.toString());
        }
    }

    private static void write(List<String> list, String words) {
        if (list.size() < MOST_WRITTEN) {
            list.add(words);
        }
    }

    private static Optional<String> step(Optional<Refusal> verdict) {
        return verdict.map(Refusal::step);
    }

    private static String words(Optional<Refusal> verdict) {
        return verdict.map(Refusal::toString).orElse("accepts it");
    }

    /** How far it has come, for whoever waits. */
    synchronized String soFar() {
        String kinds = tried.entrySet().stream()
                .map(each -> String.format("%s %,d", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(
                "%s; %,d accepted, %,d not foretold, %,d on which the verifiers disagree",
                kinds.isEmpty() ? "none yet" : kinds, accepted.size(), unforetold.size(), disagreements.size());
    }

    Map<Kind, Long> tried() {
        return tried;
    }

    /** How often each step refused, by the first verifier's word. */
    SortedMap<String, Long> steps() {
        return steps;
    }

    List<String> accepted() {
        return accepted;
    }

    /** Changes of what is offline a claim, such as the anchor's block, by a forger who made a new digest. */
    long claims() {
        return claims;
    }

    /** Refusals by a step that the schema does not foretell for that place. */
    List<String> unforetold() {
        return unforetold;
    }

    /** Changes on which verifiers do not name the same step. */
    List<String> disagreements() {
        return disagreements;
    }

    boolean isRepelled() {
        return accepted.isEmpty() && unforetold.isEmpty() && disagreements.isEmpty();
    }
}
