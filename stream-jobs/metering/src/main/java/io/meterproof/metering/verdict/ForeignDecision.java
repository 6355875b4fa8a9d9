package io.meterproof.metering.verdict;

import io.meterproof.formats.signed.Leniency;
import io.meterproof.formats.signed.SignedRecord;
import java.util.List;
import java.util.Set;

/**
 * A verdict on the bytes of a foreign format.
 *
 * @param reason in words, for the person who looks at a rejection
 * @param records what the bytes say; empty when malformed
 * @param used the granted leniencies without which the bytes would have been rejected
 */
public record ForeignDecision(Verdict verdict, String reason, List<SignedRecord> records, Set<Leniency> used) {

    public ForeignDecision {
        records = List.copyOf(records);
        used = Set.copyOf(used);
    }

    public boolean isAccepted() {
        return verdict == Verdict.ACCEPTED;
    }
}
