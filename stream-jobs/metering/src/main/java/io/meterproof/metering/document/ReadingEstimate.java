package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * That a channel from which nothing comes is estimated by the rule {@value #RULE}, from its last reading until an instant; approved by a
 * second person. A later one of the same channel takes an earlier one's place.
 *
 * @param to where the estimate ends, no later than it was decided
 * @param at when it was decided
 * @param author who says so
 */
public record ReadingEstimate(Hash meter, ObisCode obis, Instant to, Instant at, String author, String reason)
        implements MeterEvent {
    /** The only rule by which readings without registers are estimated. */
    public static final String RULE = "like-day/1";
}
