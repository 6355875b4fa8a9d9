package io.meterproof.metering.cycle;

import io.meterproof.metering.period.Carried;
import java.util.List;

/**
 * The cycles of an agreement that a correction can still reach, one after the other.
 *
 * @param before what the cycles before them left
 */
public record RatedAgreement(Carried before, List<RatedCycle> cycles) {
    public static final RatedAgreement NONE = new RatedAgreement(Carried.NOTHING, List.of());

    public RatedAgreement {
        cycles = List.copyOf(cycles);
    }
}
