package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** What became of an accepted block, a withdrawal or a new history. */
public sealed interface SettlementOutcome {

    /** What the ledgers must do, reversals first; empty when nothing moves. */
    List<SettlementEvent> events();

    /** Segments that no later event is about, once these events are booked: reversed ones, and those of given-up blocks. */
    default List<Segment> finished() {
        return List.of();
    }

    /** The digests of blocks that were believed before, and wait from now on: what was billed for them is reversed. */
    default List<Hash> doubted() {
        return List.of();
    }

    /**
     * The standing is up to date.
     *
     * @param waiting how many readings of the channel stand but have nobody who agreed to pay
     */
    record Settled(List<SettlementEvent> events, List<Segment> finished, long waiting, List<Hash> doubted)
            implements SettlementOutcome {
        public Settled {
            events = List.copyOf(events);
            finished = List.copyOf(finished);
            doubted = List.copyOf(doubted);
        }

        /** All that was believed is believed still. */
        public Settled(List<SettlementEvent> events, List<Segment> finished, long waiting) {
            this(events, finished, waiting, List.of());
        }

        static Settled unmoved(long waiting) {
            return new Settled(List.of(), List.of(), waiting);
        }
    }

    /** The very block is kept already, and has its leaf: nothing moves. */
    record Known(Hash block) implements SettlementOutcome {
        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }

    /** The block is older than what is kept here: it waits for the archive. */
    record BeyondHorizon(Hash block, Instant horizon) implements SettlementOutcome {
        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }

    /** The block cannot be settled as it is: it waits for somebody to decide. */
    record Held(Hash block, String reason) implements SettlementOutcome {
        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }

    /** Validation objects to the block: it is kept, and settles when what comes later explains it. */
    record Unbelieved(Hash block, String objection, List<Segment> finished) implements SettlementOutcome {
        public Unbelieved {
            finished = List.copyOf(finished);
        }

        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }
}
