package io.meterproof.formats.pcdf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.signed.BillingObstacle;
import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.ClockStatus;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.ExactDecimal;
import io.meterproof.formats.signed.IdentificationLevel;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.MeterIdentity;
import io.meterproof.formats.signed.MeterStatus;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.RecordText;
import io.meterproof.formats.signed.SignatureEncoding;
import io.meterproof.formats.signed.SignatureHash;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UserIdentification;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a session of PCDF: the energy of the session so far in kWh, whether the meter allows billing. The
 * text may come between STX and ETX, which are not signed.
 */
public final class PcdfParser implements RecordParser {
    private static final String REGISTER = "128.8.0";
    private static final String SIGNATURE = "(SG:";
    private static final String YES = "1";
    private static final int SESSION_PARTS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        String text = unframed(RecordText.decode(bytes));
        int signature = text.indexOf(SIGNATURE);
        if (!text.startsWith(REGISTER) || signature < 0) {
            throw new MalformedSignedRecordException("not 128.8.0(...)(SG:...)");
        }
        PcdfFields fields = PcdfFields.parse(text, REGISTER.length(), signature);
        String[] session = fields.get("SI").split("\\*", -1);
        if (session.length != SESSION_PARTS) {
            throw new MalformedSignedRecordException("SI is not token*type*transaction");
        }
        return List.of(new SignedRecord(
                SignedFormat.PCDF,
                text.substring(0, signature).getBytes(UTF_8),
                new RecordSignature(
                        hex(fields, "SG"), SignatureEncoding.DER, EllipticCurve.SECP256R1, SignatureHash.SHA256),
                Optional.of(hex(fields, "PK")),
                MeterIdentity.ofMeter(fields.get("HW")),
                fields.get("CSC"),
                session[2],
                readings(fields),
                Optional.of(new UserIdentification(true, session[1], session[0], IdentificationLevel.NOT_STATED)),
                obstacle(fields)));
    }

    private static String unframed(String text) {
        String stripped = text.strip();
        int begin = stripped.startsWith("\u0002") ? 1 : 0;
        int end = stripped.endsWith("\u0003") ? stripped.length() - 1 : stripped.length();
        return stripped.substring(begin, Math.max(begin, end));
    }

    private static List<SignedReading> readings(PcdfFields fields) throws MalformedSignedRecordException {
        ClockStatus clock = fields.get("TV").equals(YES) ? ClockStatus.SYNCHRONIZED : ClockStatus.UNKNOWN;
        String[] energy = fields.get("RV").split("\\*", -1);
        if (energy.length != 2 || !energy[1].equals("kWh")) {
            throw new MalformedSignedRecordException("RV is not in kWh");
        }
        boolean finished = fields.get("SP").equals(YES);
        return List.of(
                reading(time(fields.get("ST")), clock, TransactionPhase.BEGIN, BigDecimal.ZERO),
                reading(
                        time(fields.get("CT")),
                        clock,
                        finished ? TransactionPhase.END : TransactionPhase.INTERMEDIATE,
                        ExactDecimal.parse(energy[0])));
    }

    private static SignedReading reading(
            LocalDateTime time, ClockStatus clock, TransactionPhase phase, BigDecimal kilowattHours) {
        return new SignedReading(
                time,
                Optional.empty(),
                clock,
                phase,
                Optional.of(new MeasuredQuantity(REGISTER, kilowattHours, "kWh")),
                Set.of(),
                MeterStatus.NOT_STATED);
    }

    private static LocalDateTime time(String text) throws MalformedSignedRecordException {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            throw new MalformedSignedRecordException("not a time yymmddhhmmss", e);
        }
    }

    private static Optional<BillingObstacle> obstacle(PcdfFields fields) throws MalformedSignedRecordException {
        if (!fields.get("BV").equals(YES)) {
            return Optional.of(BillingObstacle.METER_ERROR);
        }
        return fields.get("SP").equals(YES) ? Optional.empty() : Optional.of(BillingObstacle.SESSION_NOT_FINISHED);
    }

    private static byte[] hex(PcdfFields fields, String name) throws MalformedSignedRecordException {
        return BinaryText.ofHex(fields.get(name))
                .orElseThrow(() -> new MalformedSignedRecordException(name + " is not hexadecimal"));
    }
}
