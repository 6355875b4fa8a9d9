package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;

/**
 * Consecutive readings of one channel of one meter, signed once.
 *
 * @param meter SHA-256 identity of the meter
 * @param key SHA-256 identity of the signing key
 * @param firstSequence position of the first reading in its channel, from 1
 * @param start begin of the first interval, UTC seconds
 * @param interval length of an interval in seconds; of the whole transaction for {@link BlockKind#CHARGING}
 * @param count number of readings, 1 to 300
 * @param closingRegister the register after the last reading, milli-units
 * @param seal what the kind says: digest of the previous seal, zeros, or digest of the charging transaction
 * @param root RFC 6962 root of the readings
 */
public record Block(
        BlockKind kind,
        SignatureAlgorithm algorithm,
        Hash meter,
        Hash key,
        ObisCode obis,
        MeasurementUnit unit,
        ReadingMode mode,
        long firstSequence,
        long start,
        int interval,
        int count,
        long closingRegister,
        Hash seal,
        Hash root) {

    /** The sequence number after the last reading. */
    public long nextSequence() {
        return firstSequence + count;
    }

    /** End of the last interval, UTC seconds. */
    public long end() {
        return kind == BlockKind.CHARGING ? start + interval : start + (long) interval * count;
    }
}
