package io.meterproof.metering.settlement;

import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a change of the standing asks of an account's ledger. */
public sealed interface SettlementEvent {
    Hash usageId();

    Usage usage();

    /**
     * Takes back what was billed.
     *
     * @param cause digest of the block, or hash of the document, because of which
     */
    record Reverse(Hash usageId, Usage usage, Hash cause) implements SettlementEvent {
        static Reverse of(Segment segment, Hash cause) {
            return new Reverse(segment.usageId(), segment.usage(), cause);
        }

        /** With what was written off of its bill, too. */
        public Reverse with(List<Line> policyLines) {
            List<Line> lines =
                    Stream.concat(usage.lines().stream(), policyLines.stream()).toList();
            return new Reverse(usageId, usage.with(lines), cause);
        }
    }

    /**
     * Bills a segment.
     *
     * @param replaces the reversed segment in whose place it stands
     * @param measured its quantities, where its tariff needs them at the close of a cycle
     * @param backBilling how far back its tariff lets it reach when it is booked, where that is bounded
     */
    record Bill(
            Hash usageId,
            Usage usage,
            Optional<Hash> replaces,
            Optional<Intervals> measured,
            Optional<BackBilling> backBilling)
            implements SettlementEvent {

        /** Bills what is charged as it is read. */
        public Bill(Hash usageId, Usage usage, Optional<Hash> replaces) {
            this(usageId, usage, replaces, Optional.empty(), Optional.empty());
        }

        static Bill of(Segment segment, Optional<Hash> replaces) {
            return new Bill(segment.usageId(), segment.usage(), replaces, segment.measured(), segment.backBilling());
        }

        Bill with(Usage bounded) {
            return new Bill(usageId, bounded, replaces, measured, backBilling);
        }
    }
}
