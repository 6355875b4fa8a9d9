package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/** What a change of the standing asks of an account's ledger. */
public sealed interface SettlementEvent {
    Hash usageId();

    Usage usage();

    /**
     * Takes back what was billed.
     *
     * @param cause digest of the block, or hash of the document, because of which
     */
    record Reverse(Hash usageId, Usage usage, Hash cause) implements SettlementEvent {}

    /**
     * Bills a segment.
     *
     * @param replaces the reversed segment in whose place it stands
     * @param measured its quantities, where its tariff needs them at the close of a cycle
     */
    record Bill(Hash usageId, Usage usage, Optional<Hash> replaces, Optional<Intervals> measured)
            implements SettlementEvent {

        /** Bills what is charged as it is read. */
        public Bill(Hash usageId, Usage usage, Optional<Hash> replaces) {
            this(usageId, usage, replaces, Optional.empty());
        }
    }
}
