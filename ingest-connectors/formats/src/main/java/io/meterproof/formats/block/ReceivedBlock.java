package io.meterproof.formats.block;

import java.time.Instant;
import java.util.Optional;

/**
 * A reading as it came in. The arrays are owned by the record and must not be changed.
 *
 * @param arrival when it arrived, UTC milliseconds, stamped once
 * @param simulated whether the arrival time is a scenario's
 * @param source which connector and file, head-end or device
 * @param format {@link #NATIVE}, or the label of a foreign format
 * @param signed the exact signed bytes; of a foreign format the whole record, its signature included
 * @param readings packed readings, see {@link ReadingsCodec}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedBlock(
        long arrival,
        OriginClass originClass,
        boolean simulated,
        String source,
        String format,
        byte[] signed,
        byte[] signature,
        byte[] readings,
        Optional<ChargingTransaction> charging) {
    /** The format of native blocks. */
    public static final String NATIVE = "native/1";

    /** A native block. */
    public ReceivedBlock(
            long arrival,
            OriginClass originClass,
            boolean simulated,
            String source,
            byte[] signed,
            byte[] signature,
            byte[] readings,
            Optional<ChargingTransaction> charging) {
        this(arrival, originClass, simulated, source, NATIVE, signed, signature, readings, charging);
    }

    /** A foreign record as it came in: all that it says is in its bytes. */
    public static ReceivedBlock foreign(
            long arrival, OriginClass originClass, boolean simulated, String source, String format, byte[] bytes) {
        return new ReceivedBlock(
                arrival, originClass, simulated, source, format, bytes, new byte[0], new byte[0], Optional.empty());
    }

    /** The same, come at another time. */
    public ReceivedBlock arrivingAt(Instant another) {
        return new ReceivedBlock(
                another.toEpochMilli(), originClass, simulated, source, format, signed, signature, readings, charging);
    }

    /** Whether the bytes are a native block's. */
    public boolean isNative() {
        return format.equals(NATIVE);
    }

    /** The same with the transaction that a foreign record was found to tell of. */
    public ReceivedBlock with(ChargingTransaction transaction) {
        return new ReceivedBlock(
                arrival, originClass, simulated, source, format, signed, signature, readings, Optional.of(transaction));
    }
}
