package io.meterproof.jobs.settlement;

import io.meterproof.metering.cycle.AccountTerms;
import io.meterproof.metering.cycle.Reach;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.ledger.UsageIndex;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Use of the current account in cycles that are final: it stands, so nothing is billed in its place. */
record FinalUse(UsageIndex usages) {

    /**
     * Why an event cannot be booked any more. That holds for all use of an account that has had cycles, so that a bill is never booked
     * beside the one that it replaces; and for all in place of such use, however late it begins.
     */
    Optional<String> refusal(SettlementEvent event, Reach reach, AccountTerms terms) {
        if (isWithheld(event)) {
            return Optional.of("what it corrects began in a cycle that is final, and stands as a whole");
        }
        Instant begin = event.usage().lines().get(0).from();
        return reach.covers(begin) || !terms.everNeededCycles()
                ? Optional.empty()
                : Optional.of(
                        "use from " + begin + " on is in a cycle that is final: it began more than 366 days before "
                                + "the end of the last closed period");
    }

    /** Remembers an event that was refused, where what corrects it later would be billed beside use that stands. */
    void withhold(SettlementEvent event) {
        if (event instanceof SettlementEvent.Reverse || isWithheld(event)) {
            usages.put(event.usageId(), BookedUsages.WITHHELD);
        }
    }

    private boolean isWithheld(SettlementEvent event) {
        Optional<Hash> corrected =
                event instanceof SettlementEvent.Bill bill ? bill.replaces() : Optional.of(event.usageId());
        return corrected
                .filter(usageId -> usages.sequence(usageId).equals(OptionalLong.of(BookedUsages.WITHHELD)))
                .isPresent();
    }
}
