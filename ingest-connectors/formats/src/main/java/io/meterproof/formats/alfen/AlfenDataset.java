package io.meterproof.formats.alfen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.LittleEndian;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.RegisterUnit;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UnusableQuantity;
import java.util.Optional;
import java.util.Set;

/**
 * The 82 signed bytes, numbers little-endian: adapter id (10), firmware version (4) and checksum (2), meter id (10),
 * status (4), second index (4), local time in seconds (4), OBIS (6), unit (1), scaler (1), value (8), user (20), session
 * (4), pagination (4).
 */
record AlfenDataset(LittleEndian bytes) {
    static final int LENGTH = 82;

    /** Meter errors: bits 1 and 2; adapter errors: 16, 30 and 31; begin does not fit the meter: 26. */
    private static final long ERRORS = 1L << 1 | 1L << 2 | 1L << 16 | 1L << 26 | 1L << 30 | 1L << 31;

    byte[] adapter() {
        return bytes.slice(0, 10);
    }

    byte[] meter() {
        return bytes.slice(16, 10);
    }

    String user() {
        return new String(bytes.slice(54, 20), UTF_8).replace("\0", "").strip();
    }

    long session() {
        return bytes.unsigned(74, 4);
    }

    long pagination() {
        return bytes.unsigned(78, 4);
    }

    SignedReading reading(TransactionPhase phase) throws MalformedSignedRecordException {
        boolean faulty = (bytes.unsigned(26, 4) & ERRORS) != 0;
        return new SignedReading(
                bytes.localTime(34),
                Optional.empty(),
                ClockStatus.UNKNOWN,
                phase,
                Optional.of(RegisterUnit.quantity(
                        bytes.slice(38, 6), bytes.unsigned(44, 1), bytes.signed(45, 1), bytes.signed(46, 8))),
                faulty ? Set.of(UnusableQuantity.ENERGY) : Set.of(),
                faulty ? MeterStatus.OTHER_ERROR : MeterStatus.GOOD);
    }
}
