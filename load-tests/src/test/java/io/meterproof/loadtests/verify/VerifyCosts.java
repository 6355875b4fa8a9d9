package io.meterproof.loadtests.verify;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a block costs each contender; medians of the rounds, because a busy machine makes some of them dear.
 *
 * @param provider whose library it is
 * @param meters each with a key of its own
 */
record VerifyCosts(String provider, int blockSize, int meters, List<Round> rounds) {
    VerifyCosts {
        rounds = List.copyOf(rounds);
    }

    /** µs of processor time of the thread, on the same blocks within the same second. */
    record Round(double library, double policy, double operator) {}

    /** The operator's rate as a share of the library's. */
    double share() {
        return median(round -> round.library() / round.operator());
    }

    double readingsPerSecond() {
        return blockSize * 1e6 / median(Round::operator);
    }

    /** Some lines for people. */
    String text() {
        return String.format(
                Locale.ROOT,
                "S%d, %,d meters and keys, µs of processor time a block (medians of %d rounds)%n"
                        + "  bare library (%s) %.1f%n"
                        + "  our policy %.1f%n"
                        + "  the verify operator %.1f: %.0f%% of the bare library's rate, %,.0f readings/s/core%n",
                blockSize,
                meters,
                rounds.size(),
                provider,
                median(Round::library),
                median(Round::policy),
                median(Round::operator),
                100 * share(),
                readingsPerSecond());
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
