package io.meterproof.metering.ledger;

import io.meterproof.formats.block.OriginClass;

/**
 * Who vouches for readings, as they came: no signature of ours raises it.
 *
 * @param simulated whether they came with the clock of a scenario instead of the real one
 */
public record Origin(OriginClass originClass, boolean simulated) {
    /** Readings that their own meter signed. */
    public static final Origin METER = new Origin(OriginClass.METER_SIGNED, false);
    /** A register that a person read off the meter. */
    public static final Origin MANUAL = new Origin(OriginClass.MANUAL, false);
}
