package io.meterproof.formats.block;

import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * A block with everything that travels beside it. The arrays are owned by the record.
 *
 * @param signed the bytes of {@link BlockCodec}
 * @param readings the bytes of {@link ReadingsCodec}
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedBlock(
        Block block, byte[] signed, byte[] signature, byte[] readings, Optional<ChargingTransaction> charging) {

    public Hash digest() {
        return Identities.block(signed);
    }

    /** The block as it arrives from a simulated meter. */
    public ReceivedBlock simulated(Instant arrival, String source) {
        return new ReceivedBlock(
                arrival.toEpochMilli(), OriginClass.METER_SIGNED, true, source, signed, signature, readings, charging);
    }
}
