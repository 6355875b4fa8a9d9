package io.meterproof.formats.alfen;

import io.meterproof.formats.signed.BinaryText;
import io.meterproof.formats.signed.EllipticCurve;
import io.meterproof.formats.signed.IdentificationLevel;
import io.meterproof.formats.signed.LittleEndian;
import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.MeterIdentity;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.RecordParser;
import io.meterproof.formats.signed.RecordSignature;
import io.meterproof.formats.signed.RecordText;
import io.meterproof.formats.signed.SignedFormat;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.formats.signed.SignedRecord;
import io.meterproof.formats.signed.TransactionPhase;
import io.meterproof.formats.signed.UserIdentification;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads lines of {@code AP;type;version;key;dataset;signature}; key, data set and signature are base32. A line is one moment:
 * the begin of a transaction and its end are two.
 */
public final class AlfenParser implements RecordParser {
    private static final int SECTIONS = 6;

    @Override
    public List<SignedRecord> parse(byte[] bytes) throws MalformedSignedRecordException {
        List<String> lines = RecordText.decode(bytes).strip().lines().toList();
        if (lines.isEmpty() || lines.size() > RecordLimits.MAX_RECORDS) {
            throw new MalformedSignedRecordException(lines.size() + " lines");
        }
        List<SignedRecord> records = new ArrayList<>();
        for (String line : lines) {
            records.add(record(line.strip()));
        }
        return records;
    }

    private static SignedRecord record(String line) throws MalformedSignedRecordException {
        String[] sections = (line.endsWith(";") ? line.substring(0, line.length() - 1) : line).split(";", -1);
        if (sections.length != SECTIONS || !sections[0].equals("AP") || sections[2].length() != 1) {
            throw new MalformedSignedRecordException("not AP;type;version;key;dataset;signature");
        }
        byte[] dataset = base32(sections[4], "data set");
        if (dataset.length != AlfenDataset.LENGTH) {
            throw new MalformedSignedRecordException("the data set has not " + AlfenDataset.LENGTH + " bytes");
        }
        return record(
                new AlfenDataset(new LittleEndian(dataset)),
                phase(sections[1]),
                base32(sections[3], "key"),
                base32(sections[5], "signature"));
    }

    private static SignedRecord record(AlfenDataset dataset, TransactionPhase phase, byte[] key, byte[] signature)
            throws MalformedSignedRecordException {
        List<SignedReading> readings = List.of(dataset.reading(phase));
        return new SignedRecord(
                SignedFormat.ALFEN,
                dataset.bytes().all(),
                RecordSignature.plain(signature, EllipticCurve.SECP192R1),
                Optional.of(key),
                new MeterIdentity(
                        Optional.empty(),
                        Optional.of(HexFormat.of().formatHex(dataset.meter())),
                        Optional.of(HexFormat.of().formatHex(dataset.adapter())),
                        Optional.empty()),
                Long.toString(dataset.pagination()),
                Long.toString(dataset.session()),
                readings,
                Optional.of(new UserIdentification(true, "", dataset.user(), IdentificationLevel.NOT_STATED)),
                Optional.empty());
    }

    private static TransactionPhase phase(String type) throws MalformedSignedRecordException {
        return switch (type) {
            case "0" -> TransactionPhase.BEGIN;
            case "1" -> TransactionPhase.END;
            case "2" -> TransactionPhase.INTERMEDIATE;
            default -> throw new MalformedSignedRecordException("the type is none of 0, 1, 2");
        };
    }

    private static byte[] base32(String text, String what) throws MalformedSignedRecordException {
        return BinaryText.ofBase32(text)
                .orElseThrow(() -> new MalformedSignedRecordException("the " + what + " is not base32"));
    }
}
