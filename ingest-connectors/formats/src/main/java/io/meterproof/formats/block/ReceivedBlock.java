package io.meterproof.formats.block;

import java.util.Optional;

/**
 * A reading as it came in. The arrays are owned by the record and must not be changed.
 *
 * @param arrival when it arrived, UTC milliseconds, stamped once
 * @param simulated whether the arrival time is a scenario's
 * @param source which connector and file, head-end or device
 * @param signed the exact signed bytes
 * @param readings packed readings, see {@link ReadingsCodec}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedBlock(
        long arrival,
        OriginClass originClass,
        boolean simulated,
        String source,
        byte[] signed,
        byte[] signature,
        byte[] readings,
        Optional<ChargingTransaction> charging) {}
