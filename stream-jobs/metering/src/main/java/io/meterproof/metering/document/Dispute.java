package io.meterproof.metering.document;

import java.time.Instant;
import java.util.List;

/**
 * Somebody disputes lines of an account; until it ends, what they charge is not collected. A later dispute of the same id tells how
 * it ended.
 *
 * @param lines in order, each once
 */
public record Dispute(String id, String account, State state, List<DisputedLine> lines, String reason, Instant at)
        implements BillingNotice {
    public Dispute {
        lines = List.copyOf(lines);
    }

    /** How far it is. */
    public enum State {
        OPEN,
        /** The lines were wrong; what corrects them is booked as any other correction. */
        UPHELD,
        REJECTED
    }

    /**
     * A line of an entry.
     *
     * @param entry number of the entry
     * @param line its index among the entry's lines, from 0
     */
    public record DisputedLine(long entry, int line) implements Comparable<DisputedLine> {
        @Override
        public int compareTo(DisputedLine other) {
            return entry == other.entry ? Integer.compare(line, other.line) : Long.compare(entry, other.entry);
        }
    }
}
