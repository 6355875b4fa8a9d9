package io.meterproof.bundle.supersession;

import io.meterproof.bundle.verify.Findings.Checkpoint;
import java.time.Instant;
import java.util.List;

/**
 * What two bills of one account show together: what was known and billed then, what now, and what moved.
 *
 * @param periods those that the older bill closed, in order
 * @param corrections the entries of the newer bill alone that charge for time in those periods
 * @param later what the newer bill alone has of other time
 * @param notProven what the two do not show
 */
public record Supersession(
        String account,
        String currency,
        boolean keysTrusted,
        Known then,
        Known now,
        List<Period> periods,
        List<Correction> corrections,
        Later later,
        List<String> notProven) {
    public Supersession {
        periods = List.copyOf(periods);
        corrections = List.copyOf(corrections);
        notProven = List.copyOf(notProven);
    }

    /**
     * One of the bills.
     *
     * @param stated when its last statement was booked
     * @param charges micro-units of all its lines
     * @param balance micro-units owed after its last statement
     */
    public record Known(
            Checkpoint checkpoint,
            Instant stated,
            int entries,
            int blocks,
            int documents,
            long charges,
            long balance) {}

    /**
     * What the time [from, to) costs, by both bills, in micro-units; use before the first period counts with it.
     *
     * @param moves the sums that differ
     * @param unmoved how many sums, of a usage point, end use and component each, are the same
     */
    public record Period(Instant from, Instant to, long then, long now, List<Move> moves, int unmoved) {
        public Period {
            moves = List.copyOf(moves);
        }
    }

    /**
     * A sum that differs.
     *
     * @param usagePoint empty for what belongs to the account as a whole
     * @param component with its name where it has one
     */
    public record Move(String usagePoint, String endUse, String component, long then, long now) {}

    /** An entry, what it does in words, and its micro-units in closed periods. */
    public record Correction(long sequence, String words, long amount) {}

    /** Micro-units of time after the closed periods, beyond those that the older bill has, and top-ups since. */
    public record Later(int entries, long charges, long topUps) {}
}
