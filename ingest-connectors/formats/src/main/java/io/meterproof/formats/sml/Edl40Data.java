package io.meterproof.formats.sml;

import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.IdentificationLevel;
import io.meterproof.formats.signed.LittleEndian;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.RegisterUnit;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UserIdentification;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The 320 bytes that an EDL40 meter signs, numbers little-endian: server id (10), local time (4), status (1), second
 * index (4), pagination (4), OBIS (6), unit (1), scaler (1), value (8), log index (2), contract id (128), its local time
 * (4), then zeros or the manufacturer's own.
 */
public record Edl40Data(LittleEndian bytes) {
    public static final int LENGTH = 320;

    private static final int IDENTIFIED = 169;

    /**
     * Takes the bytes as they are.
     *
     * @throws MalformedSignedRecordException unless there are 320
     */
    public static Edl40Data of(byte[] signed) throws MalformedSignedRecordException {
        if (signed.length != LENGTH) {
            throw new MalformedSignedRecordException("not the 320 signed bytes of EDL40");
        }
        return new Edl40Data(new LittleEndian(signed));
    }

    /**
     * What these bytes and their signature say.
     *
     * @param stated the offset from UTC that the format states beside them
     * @throws MalformedSignedRecordException for an offset that the meter's clock does not have then
     */
    public SignedRecord record(
            SignedFormat format,
            RecordSignature signature,
            Optional<byte[]> key,
            TransactionPhase phase,
            Optional<ZoneOffset> stated)
            throws MalformedSignedRecordException {
        return new SignedRecord(
                format,
                bytes.all(),
                signature,
                key,
                ServerId.identity(bytes.slice(0, 10)),
                Long.toString(bytes.unsigned(19, 4)),
                "",
                List.of(reading(phase, stated)),
                Optional.of(user(bytes.slice(41, 128))),
                Optional.empty());
    }

    /** When the customer was identified, seconds on the local clock. */
    public long identified() {
        return bytes.unsigned(IDENTIFIED, 4);
    }

    /** The contract id is binary: its zeros at the end are padding. */
    static UserIdentification user(byte[] contractId) {
        String token = HexFormat.of().formatHex(contractId).replaceFirst("(00)++$", "");
        return new UserIdentification(!token.isEmpty(), "", token, IdentificationLevel.NOT_STATED);
    }

    private SignedReading reading(TransactionPhase phase, Optional<ZoneOffset> stated)
            throws MalformedSignedRecordException {
        LocalDateTime local = bytes.localTime(10);
        return new SignedReading(
                local,
                Optional.of(EdlClock.LEGAL_TIME.offset(local, stated)),
                ClockStatus.INFORMATIVE,
                phase,
                Optional.of(RegisterUnit.quantity(
                        bytes.slice(23, 6), bytes.unsigned(29, 1), bytes.signed(30, 1), bytes.signed(31, 8))),
                Set.of(),
                MeterStatus.NOT_STATED);
    }
}
