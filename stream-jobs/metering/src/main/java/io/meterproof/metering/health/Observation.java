package io.meterproof.metering.health;

import io.meterproof.metering.verdict.Verdict;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A verdict, as it counts for those who stand behind the reading.
 *
 * @param given when the verdict was given, UTC milliseconds
 * @param delay milliseconds from the end of the newest interval to the arrival; only of a reading whose signature held
 */
public record Observation(Verdict verdict, long given, OptionalLong delay) {
    private static final Set<Verdict> WITHOUT_FAULT = EnumSet.of(
            Verdict.ACCEPTED,
            Verdict.DUPLICATE,
            Verdict.NOT_BILLABLE,
            Verdict.BROKEN_SESSION,
            Verdict.SOURCE_QUARANTINED);

    /** Whether a verdict comes after the signature's in the order of verdicts, so that the block is the key's. */
    public static boolean isGenuine(Verdict verdict) {
        return verdict.compareTo(Verdict.HIGH_S) > 0;
    }

    /** Repeats say nothing new: they are neither a success nor a failure. */
    static boolean counts(Verdict verdict) {
        return verdict != Verdict.DUPLICATE;
    }

    static boolean fails(Verdict verdict) {
        return !WITHOUT_FAULT.contains(verdict);
    }
}
