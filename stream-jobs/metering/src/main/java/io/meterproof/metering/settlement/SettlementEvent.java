package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
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
     */
    record Bill(Hash usageId, Usage usage, Optional<Hash> replaces) implements SettlementEvent {}
}
