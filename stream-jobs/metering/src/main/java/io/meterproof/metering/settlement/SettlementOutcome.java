package io.meterproof.metering.settlement;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;

/** What became of an accepted block, a withdrawal or a new history. */
public sealed interface SettlementOutcome {

    /** What the ledgers must do, reversals first; empty when nothing moves. */
    List<SettlementEvent> events();

    /** The same, as each account books it. */
    default List<Correction> corrections() {
        return Correction.of(events());
    }

    /** Whether an accepted block that was not known is kept from now on. */
    default boolean isKept() {
        return this instanceof Settled || this instanceof Unbelieved;
    }

    /** Segments that no later event is about, once these events are booked: they are reversed. */
    default List<Segment> finished() {
        return List.of();
    }

    /** What goes to the archive: no later event is about its segments, unless it comes back. */
    default List<GivenUp> givenUp() {
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
    record Settled(
            List<SettlementEvent> events,
            List<Segment> finished,
            List<GivenUp> givenUp,
            long waiting,
            List<Hash> doubted)
            implements SettlementOutcome {
        public Settled {
            events = List.copyOf(events);
            finished = List.copyOf(finished);
            givenUp = List.copyOf(givenUp);
            doubted = List.copyOf(doubted);
        }

        static Settled unmoved(long waiting) {
            return new Settled(List.of(), List.of(), List.of(), waiting, List.of());
        }
    }

    /** The very block is kept already, and has its leaf: nothing moves. */
    record Known(Hash block) implements SettlementOutcome {
        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }

    /**
     * The block is older than what is kept here: it settles when the archive's months that it needs are back.
     *
     * @param firstSequence its first number
     * @param end of its last interval, UTC seconds
     */
    record BeyondHorizon(Hash block, Instant horizon, long firstSequence, long end) implements SettlementOutcome {
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
    record Unbelieved(Hash block, String objection, List<GivenUp> givenUp) implements SettlementOutcome {
        public Unbelieved {
            givenUp = List.copyOf(givenUp);
        }

        @Override
        public List<SettlementEvent> events() {
            return List.of();
        }
    }
}
