package io.meterproof.metering.ledger;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import java.util.Optional;

/**
 * What a line was charged for: the one rule by which a bill is split. Usage and cycle charges say so themselves; a reversal belongs where
 * the entry that it takes back does; a standing charge where its agreement says, of an authorisation where it was last used before; the
 * rest to the account.
 *
 * @param usagePoint empty for what belongs to the account as a whole
 */
public record LineUse(Optional<String> usagePoint, String endUse) {
    /** What belongs to no usage point: rounding, and standing charges of authorisations that nothing was used under. */
    public static final LineUse OF_ACCOUNT = new LineUse(Optional.empty(), "account");

    /** What the entries before say. */
    public interface Earlier {
        /** What an earlier usage or cycle entry was about; of a fee the account. */
        Optional<LineUse> ofEntry(long sequence);

        /** What an agreement is about, or was last used under an authorisation. */
        Optional<LineUse> ofAgreement(Hash agreement);
    }

    public static LineUse of(UsageEntry entry) {
        return new LineUse(
                Optional.of(entry.usage().usagePoint()), entry.usage().endUse());
    }

    public static LineUse of(CycleChargesEntry entry) {
        return new LineUse(entry.charges().usagePoint(), entry.charges().endUse());
    }

    public static LineUse of(Agreement agreement) {
        return new LineUse(Optional.of(agreement.usagePoint()), agreement.endUse());
    }

    /**
     * What a line of an entry was charged for.
     *
     * @throws IllegalStateException for a reversal of what no earlier entry charged
     */
    public static LineUse of(LedgerEntry entry, Line line, Earlier earlier) {
        if (entry instanceof UsageEntry usage) {
            return of(usage);
        } else if (entry instanceof CycleChargesEntry cycle) {
            return of(cycle);
        } else if (entry instanceof ReversalEntry reversal) {
            return earlier.ofEntry(reversal.reverses())
                    .orElseThrow(() -> new IllegalStateException(
                            "entry " + reversal.reverses() + ", which is reversed, is no earlier charge"));
        }
        return line.agreement().flatMap(earlier::ofAgreement).orElse(OF_ACCOUNT);
    }
}
