package io.meterproof.jobs.settlement;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.SettlementEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Use of the current account in cycles that are final: it stands, so nothing is billed in its place. */
record FinalUse(UsageIndex usages) {

    /**
     * Why a part of a correction cannot be booked any more. That holds for all use of an account that has had cycles, so that a bill is
     * never booked beside the one that it replaces; and for all in place of such use, however late it begins.
     */
    Optional<String> refusal(Correction part, Reach reach, AccountTerms terms) {
        if (part.events().stream().anyMatch(this::isOfWithheld)) {
            return Optional.of("what it corrects began in a cycle that is final, and stands as a whole");
        }
        Instant begin = begin(part);
        return reach.covers(begin) || !terms.everNeededCycles()
                ? Optional.empty()
                : Optional.of(
                        "use from " + begin + " on is in a cycle that is final: it began more than 366 days before "
                                + "the end of the last closed period");
    }

    /** Remembers a part that was refused, where what corrects it later would be billed beside use that stands. */
    void withhold(Correction part) {
        if (part.events().stream().anyMatch(this::isOfBooked)) {
            part.events().forEach(event -> usages.put(event.usageId(), BookedUsages.WITHHELD));
        }
    }

    private boolean isOfWithheld(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                && usages.sequence(event.usageId()).equals(OptionalLong.of(BookedUsages.WITHHELD));
    }

    private boolean isOfBooked(SettlementEvent event) {
        return event instanceof SettlementEvent.Reverse
                && usages.sequence(event.usageId()).isPresent();
    }

    private static Instant begin(Correction part) {
        return part.events().stream()
                .map(event -> event.usage().lines().get(0).from())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
